import { filePart, multipart, textPart, quotedPrintable } from '../mail-text.ts'
import { dayText, type Letter, type Scene } from './letter.ts'

const meetings = [
  'Berth planning',
  'Claims review',
  'Cold store walk-through',
  'Quarterly forecast',
  'Safety briefing',
] as const

/** An invitation to a meeting, with the calendar's part. */
export function invitation(scene: Scene): Letter {
  const { random, from, to, atMs, token } = scene
  const meeting = random.pick(meetings)
  const startMs =
    Math.floor(atMs / 86_400_000 + random.integer(2, 20)) * 86_400_000 + random.integer(8, 16) * 3_600_000
  const stamp = (ms: number) => new Date(ms).toISOString().replace(/[-:]|\.\d+/g, '')
  const calendar = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Harbourline//Demo//EN',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    `UID:${token}@harbourline.example`,
    `DTSTAMP:${stamp(atMs)}`,
    `DTSTART:${stamp(startMs)}`,
    `DTEND:${stamp(startMs + 3_600_000)}`,
    `SUMMARY:${meeting}`,
    `ORGANIZER:mailto:${from.address}`,
    ...to.map(({ address }) => `ATTENDEE;RSVP=TRUE:mailto:${address}`),
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\n')
  const text = `${from.name} invites you to “${meeting}” on ${dayText(startMs)}.\n\nRoom: Lighthouse, second floor, or by telephone.`
  return {
    sender: from.address,
    from,
    to,
    subject: `Invitation: ${meeting}`,
    content: multipart('mixed', `=_mix_${token}`, [
      multipart('alternative', `=_alt_${token}`, [
        textPart('plain', text),
        {
          headers: [
            'Content-Type: text/calendar; charset=UTF-8; method=REQUEST',
            'Content-Transfer-Encoding: quoted-printable',
          ],
          body: quotedPrintable(calendar),
        },
      ]),
      filePart('application/ics', 'invite.ics', Buffer.from(calendar)),
    ]),
  }
}
