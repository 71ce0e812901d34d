import { crc32, deflateSync } from 'node:zlib'
import type { Random } from './random.ts'

type Colour = readonly [number, number, number]

/** A small bar chart as a PNG. */
export function barChart(random: Random): Buffer {
  const [width, height] = [240, 120]
  const bars = Array.from({ length: 8 }, () => random.integer(15, 105))
  const colour: Colour = random.pick([
    [52, 106, 180],
    [46, 139, 122],
    [190, 110, 52],
  ])
  return png(width, height, (x, y) => {
    const bar = Math.floor(x / 30)
    const isBar = x % 30 >= 6 && x % 30 < 26 && height - y <= (bars[bar] ?? 0)
    if (isBar) return colour
    return y % 30 === 0 ? [222, 226, 232] : [248, 249, 251]
  })
}

/** A round mark, as companies put into their signatures. */
export function logo(random: Random): Buffer {
  const size = 48
  const colour: Colour = [random.integer(20, 90), random.integer(70, 140), random.integer(120, 190)]
  return png(size, size, (x, y) => {
    const distance = Math.hypot(x - size / 2 + 0.5, y - size / 2 + 0.5)
    return distance < 22 && (distance > 14 || Math.abs(x - y) < 6) ? colour : [255, 255, 255]
  })
}

function png(width: number, height: number, colourAt: (x: number, y: number) => Colour): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3))
  let at = 0
  for (let y = 0; y < height; y++) {
    at++ // Each row begins with its filter: none.
    for (let x = 0; x < width; x++) for (const value of colourAt(x, y)) rows[at++] = value
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8) // 8 bits, red green blue
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(content))
  return Buffer.concat([length, content, checksum])
}

/** A page with a few lines of text, as a PDF. */
export function page(lines: readonly string[]): Buffer {
  const shown = lines.map((line) => line.replace(/[^\x20-\x7e]/g, '?').replace(/[\\()]/g, '\\$&'))
  const text = `BT /F1 12 Tf 60 780 Td 18 TL ${shown.map((line) => `(${line}) Tj T*`).join(' ')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let file = '%PDF-1.4\n'
  const offsets: number[] = []
  objects.forEach((object, at) => {
    offsets.push(file.length)
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
  })
  const start = file.length
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}
