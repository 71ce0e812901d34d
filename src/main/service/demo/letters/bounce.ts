import { dateText, multipart, textPart } from '../mail-text.ts'
import type { Letter, Scene } from './letter.ts'

/** What comes back: a delivery status to somebody whose mail could not be delivered. It has the null sender. */
export function bounce(scene: Scene): Letter {
  const { random, to, atMs, token } = scene
  const lost = `${random.pick(['sales', 'info', 'j.doe', 'orders', 'old.colleague'])}@${random.pick(['gone.example', 'moved.example', 'typo.example'])}`
  const reply = random.pick([
    '550 5.1.1 Requested action not taken: mailbox unavailable',
    '550 5.4.1 Recipient address rejected: Access denied',
    '552 5.2.2 Mailbox full',
  ])
  const text = `This is the mail system at host mail.harbourline.example.\n\nYour message could not be delivered to\n\n  <${lost}>\n\nThe server answered:\n\n  ${reply}`
  const status = [
    'Reporting-MTA: dns; mail.harbourline.example',
    `Arrival-Date: ${dateText(atMs - 3_600_000)}`,
    '',
    `Final-Recipient: rfc822; ${lost}`,
    'Action: failed',
    `Status: ${reply.slice(4, 9)}`,
    `Diagnostic-Code: smtp; ${reply}`,
  ].join('\n')
  const original = [
    `From: ${to[0].address}`,
    `To: ${lost}`,
    'Subject: Your order',
    `Message-ID: <${token}@harbourline.example>`,
    '',
    'See below.',
  ].join('\n')
  return {
    sender: null,
    from: { name: 'Mail Delivery System', address: 'mailer-daemon@harbourline.example' },
    to: [to[0]],
    subject: 'Undelivered Mail Returned to Sender',
    headers: ['Auto-Submitted: auto-replied'],
    content: multipart('report; report-type=delivery-status', `=_rep_${token}`, [
      textPart('plain', text),
      { headers: ['Content-Type: message/delivery-status'], body: status },
      { headers: ['Content-Type: message/rfc822'], body: original },
    ]),
  }
}
