import { filePart, multipart, textPart } from '../mail-text.ts'
import { dayText, htmlOf, type Letter, type Scene } from './letter.ts'

const ports = ['Sand Bay', 'Gdynia', 'Porto', 'Rotterdam', 'Bergen', 'Le Havre', 'Trieste']

/** A weekly report: a chart in the text, the numbers attached. */
export function report(scene: Scene): Letter {
  const { random, to, atMs, token, charts } = scene
  const rows = random
    .some(ports, 5)
    .map((port) => ({ port, moved: random.integer(40, 900), waiting: random.integer(0, 60) }))
  const moved = rows.reduce((sum, row) => sum + row.moved, 0)
  const csv = [
    'port,containers moved,waiting',
    ...rows.map((row) => `${row.port},${row.moved},${row.waiting}`),
  ].join('\n')
  const text = [
    `Week of ${dayText(atMs)}: ${moved} containers moved.`,
    rows.map((row) => `${row.port}: ${row.moved} moved, ${row.waiting} waiting`).join('\n'),
    'The numbers are attached.',
  ].join('\n\n')
  const contentId = `chart.${token}@harbourline.example`
  const html = htmlOf(text, {
    signature: `<p><img src="cid:${contentId}" alt="Containers moved per port" width="240" height="120"></p>`,
  })
  return {
    sender: 'reports@harbourline.example',
    from: { name: 'Harbourline Reports', address: 'reports@harbourline.example' },
    to,
    subject: `Weekly throughput: ${moved} containers`,
    headers: ['Auto-Submitted: auto-generated'],
    content: multipart('mixed', `=_mix_${token}`, [
      multipart('alternative', `=_alt_${token}`, [
        textPart('plain', text),
        multipart('related', `=_rel_${token}`, [
          textPart('html', html),
          filePart('image/png', 'chart.png', random.pick(charts), { contentId }),
        ]),
      ]),
      textPart('csv', csv, ['Content-Disposition: attachment; filename="throughput.csv"']),
    ]),
  }
}
