import { multipart, textPart } from '../mail-text.ts'
import { escapeHtml, type Letter, type Scene } from './letter.ts'

const stories = [
  [
    'Two new weekly sailings',
    'From spring on we sail to Trieste and Bergen, each with a fixed slot at the cold store.',
  ],
  [
    'The quay, electrified',
    'Ships at quay 7 now take their power from the shore. It is quieter, and the air is better.',
  ],
  [
    'Meet the night shift',
    'Four people keep the gates open between ten and six. We visited them with a thermos.',
  ],
  [
    'What a reefer does all day',
    'A container that must stay at −18 °C has more to do than you think: a short tour with numbers.',
  ],
  [
    'Customs, but calmly',
    'A checklist of the seven papers that are missing most often, to be pinned to the wall.',
  ],
] as const

/** A newsletter to many, as HTML with the pictures elsewhere. */
export function newsletter(scene: Scene): Letter {
  const { random, to, token } = scene
  const issue = random.integer(12, 60)
  const chosen = random.some(stories, 3)
  const text = [
    `Quay 7, issue ${issue}`,
    ...chosen.map(([title, story]) => `${title.toUpperCase()}\n${story}`),
    'You get this because you asked for it. To unsubscribe: https://news.harbourline.example/unsubscribe',
  ].join('\n\n')
  const html = `<!doctype html><html><body style="margin:0;background:#eef1f4">
<table role="presentation" width="100%"><tr><td align="center">
<table role="presentation" width="600" style="background:#fff;font-family:Helvetica,Arial,sans-serif">
<tr><td style="background:url(https://news.harbourline.example/${issue}/head.jpg) #1d4e68;color:#fff;padding:24px"><h1>Quay 7</h1>Issue ${issue}</td></tr>
${chosen.map(([title, story]) => `<tr><td style="padding:16px 24px"><img src="https://news.harbourline.example/${issue}/${random.hex(6)}.jpg" width="552" height="180" alt=""><h2>${escapeHtml(title)}</h2><p>${escapeHtml(story)}</p></td></tr>`).join('\n')}
<tr><td style="padding:16px 24px;color:#667"><a href="https://news.harbourline.example/unsubscribe">Unsubscribe</a>
<img src="https://news.harbourline.example/open.gif?id=${random.hex(12)}" width="1" height="1" alt=""></td></tr>
</table></td></tr></table></body></html>`
  return {
    sender: `quay7-bounces+${random.hex(8)}@news.harbourline.example`,
    from: { name: 'Quay 7', address: 'quay7@news.harbourline.example' },
    to: [{ name: 'Readers of Quay 7', address: 'quay7@news.harbourline.example' }],
    subject: `Quay 7, issue ${issue}: ${chosen[0]?.[0] ?? 'news'}`,
    headers: [
      'List-Id: Quay 7 <quay7.news.harbourline.example>',
      'List-Unsubscribe: <https://news.harbourline.example/unsubscribe>',
      'Precedence: list',
      `X-Recipients: ${to.length}`,
    ],
    content: multipart('alternative', `=_alt_${token}`, [textPart('plain', text), textPart('html', html)]),
  }
}
