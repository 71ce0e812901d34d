import { filePart, multipart, textPart } from '../mail-text.ts'
import { page } from '../pictures.ts'
import { dayText, euros, firstNameOf, htmlOf, type Letter, type Scene } from './letter.ts'

const positions = [
  'Sea freight, 1 × 20’ container',
  'Terminal handling',
  'Customs clearance',
  'Cold storage, 5 days',
  'Inland haulage',
  'Documentation fee',
  'Bunker adjustment',
]

/** An invoice: text, HTML with the company's mark, and the invoice itself attached. */
export function invoice(scene: Scene): Letter {
  const { random, from, to, atMs, token, logos } = scene
  const number = `${new Date(atMs).getUTCFullYear()}-${random.integer(10_000, 99_999)}`
  const lines = random
    .some(positions, random.integer(2, 4))
    .map((text) => `${text}: ${euros(random, 40, 1900)}`)
  const due = dayText(atMs + 14 * 86_400_000)
  const total = euros(random, 900, 9000)
  const text = [
    `Dear ${firstNameOf(to[0])},`,
    `please find attached our invoice ${number} for the services of last month.`,
    lines.join('\n'),
    `Total: ${total}, payable until ${due}.`,
    `Kind regards,\n${from.name}\nAccounts, Harbourline Freight`,
  ].join('\n\n')
  const contentId = `logo.${token}@harbourline.example`
  const html = htmlOf(text, {
    top: `<p><img src="cid:${contentId}" alt="Harbourline" width="48" height="48"></p>\n`,
  })
  const related = multipart('related', `=_rel_${token}`, [
    textPart('html', html),
    filePart('image/png', 'harbourline.png', random.pick(logos), { contentId }),
  ])
  const file = page([`Invoice ${number}`, dayText(atMs), to[0].name, '', ...lines, '', `Total ${total}`])
  return {
    sender: `accounts@harbourline.example`,
    from: { name: 'Harbourline Accounts', address: 'accounts@harbourline.example' },
    to: [to[0]],
    subject: `Invoice ${number}`,
    headers: [`Reply-To: ${from.address}`],
    content: multipart('mixed', `=_mix_${token}`, [
      multipart('alternative', `=_alt_${token}`, [textPart('plain', text), related]),
      filePart('application/pdf', `Invoice ${number}.pdf`, file),
    ]),
  }
}
