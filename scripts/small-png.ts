/**
 * A PNG of a browser with 256 colours instead of 16 million: a third of the size, and nobody sees it in a picture of a
 * window. The most frequent colours stay as they are, those that are like them become one of them.
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const PALETTE_SIZE = 256

/** Takes what Chromium writes: 8 bits per channel, red, green and blue, no interlacing. */
export function smallPng(png: Buffer): Buffer {
  const chunks = [...chunksOf(png)]
  const header = chunks.find(({ type }) => type === 'IHDR')?.data
  if (header?.[8] !== 8 || header[9] !== 2 || header[12] !== 0)
    throw new Error('not a PNG as Chromium writes it')
  const width = header.readUInt32BE(0)
  const height = header.readUInt32BE(4)
  const data = chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data)
  const pixels = unfiltered(inflateSync(Buffer.concat(data)), width * 3, height)
  const { palette, indexOf } = paletteOf(pixels)
  const lines = Buffer.alloc((width + 1) * height)
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const line = Math.floor(pixel / width)
    lines[line * (width + 1) + 1 + (pixel % width)] = indexOf(pixels.readUIntBE(pixel * 3, 3))
  }
  const newHeader = Buffer.from(header)
  newHeader[9] = 3
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', newHeader),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function* chunksOf(png: Buffer): Generator<{ readonly type: string; readonly data: Buffer }> {
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at)
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) }
    at += length + 12
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
}

/** Lines begin with the number of what was subtracted from each byte: the one to the left, above, their mean, or Paeth's. */
function unfiltered(raw: Buffer, stride: number, height: number): Buffer {
  const out = Buffer.alloc(stride * height)
  for (let line = 0; line < height; line += 1) {
    const filter = raw[line * (stride + 1)] ?? 0
    for (let place = 0; place < stride; place += 1) {
      const at = line * stride + place
      const left = place < 3 ? 0 : (out[at - 3] ?? 0)
      const above = line === 0 ? 0 : (out[at - stride] ?? 0)
      const corner = place < 3 || line === 0 ? 0 : (out[at - stride - 3] ?? 0)
      const guesses = [0, left, above, (left + above) >> 1, paeth(left, above, corner)]
      out[at] = (raw[line * (stride + 1) + 1 + place] ?? 0) + (guesses[filter] ?? 0)
    }
  }
  return out
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((value) => Math.abs(guess - value)) as [
    number,
    number,
    number,
  ]
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}

function paletteOf(pixels: Buffer): {
  readonly palette: Buffer
  readonly indexOf: (colour: number) => number
} {
  const counts = new Map<number, number>()
  for (let at = 0; at < pixels.length; at += 3) {
    const colour = pixels.readUIntBE(at, 3)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const kept = distinct([...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour))
  const palette = Buffer.alloc(kept.length * 3)
  kept.forEach((colour, index) => palette.writeUIntBE(colour, index * 3, 3))
  const known = new Map(kept.map((colour, index) => [colour, index]))
  const indexOf = (colour: number): number => {
    const index = known.get(colour) ?? nearest(kept, colour)
    known.set(colour, index)
    return index
  }
  return { palette, indexOf }
}

/** The most frequent ones that are not too like each other: shades of letters leave room for the few of a small sign. */
function distinct(colours: readonly number[]): readonly number[] {
  for (let apart = 2; ; apart *= 1.5) {
    const kept: number[] = []
    for (const colour of colours) {
      if (kept.every((other) => distanceOf(colour, other) >= apart ** 2)) kept.push(colour)
      if (kept.length > PALETTE_SIZE) break
    }
    if (kept.length <= PALETTE_SIZE) return kept
  }
}

function nearest(kept: readonly number[], colour: number): number {
  let best = 0
  let bestDistance = Infinity
  for (const [index, other] of kept.entries()) {
    const distance = distanceOf(colour, other)
    if (distance < bestDistance) [best, bestDistance] = [index, distance]
  }
  return best
}

function distanceOf(a: number, b: number): number {
  return [16, 8, 0].reduce((sum, shift) => sum + (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2, 0)
}
