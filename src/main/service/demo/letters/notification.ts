import { multipart, textPart } from '../mail-text.ts'
import { firstNameOf, htmlOf, type Letter, type Scene } from './letter.ts'

/** What programs write to people: tracking, passwords, alerts. */
export function notification(scene: Scene): Letter {
  const { random, to, token } = scene
  const number = `HL${random.integer(100_000_000, 999_999_999)}`
  const name = firstNameOf(to[0])
  const { subject, text } = random.pick([
    {
      subject: `Your shipment ${number} has left Sand Bay`,
      text: `Hello ${name},\n\nyour shipment ${number} was loaded this morning. You can follow it at\nhttps://track.harbourline.example/${number}\n\nEstimated arrival: in ${random.integer(2, 9)} days.`,
    },
    {
      subject: `Shipment ${number} is delayed`,
      text: `Hello ${name},\n\nbecause of strong wind the terminal has stopped its cranes. Shipment ${number} will arrive about ${random.integer(6, 36)} hours later than planned.\n\nThere is nothing that you have to do.`,
    },
    {
      subject: 'Reset your password',
      text: `Hello ${name},\n\nsomebody, hopefully you, asked for a new password. This link works for one hour:\nhttps://my.harbourline.example/reset/${random.hex(32)}\n\nIf it was not you, ignore this mail.`,
    },
    {
      subject: `[alert] disk usage on depot-${random.integer(1, 24)} is ${random.integer(81, 99)} %`,
      text: `Host: depot\nCheck: disk\nState: WARNING since ${random.integer(3, 59)} minutes\n\nRunbook: https://wiki.harbourline.example/disk`,
    },
    {
      subject: 'Please confirm your e-mail address',
      text: `Hello ${name},\n\nthank you for signing up. Please confirm your address:\nhttps://my.harbourline.example/confirm/${random.hex(24)}`,
    },
  ])
  return {
    sender: 'no-reply@harbourline.example',
    from: { name: 'Harbourline', address: 'no-reply@harbourline.example' },
    to: [to[0]],
    subject,
    headers: ['Auto-Submitted: auto-generated', 'Precedence: bulk'],
    content: random.chance(0.5)
      ? textPart('plain', text)
      : multipart('alternative', `=_alt_${token}`, [textPart('plain', text), textPart('html', htmlOf(text))]),
  }
}
