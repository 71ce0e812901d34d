/**
 * A toy Spoolable, the one that the reference's own tests have: metadata `(Sprocket"some text")` or `(Cog 7)`, data
 * `((serial_number 1) (customer Acme))` and a line feed, three queues, names of a prefix and the attempt's number.
 */
import { readFileSync } from 'node:fs'
import { parseSexp } from '../src/main/sexp/parse.ts'
import { printSexpHum } from '../src/main/sexp/print-hum.ts'
import { printSexp } from '../src/main/sexp/print.ts'
import type { ByteString, Sexp } from '../src/main/sexp/sexp.ts'
import type { Spoolable } from '../src/main/spool/spool-intf.ts'
import { throttle } from '../src/main/spool/throttle.ts'

export type WidgetQueue = 'queue1' | 'queue2' | 'queue3'

export type WidgetMetadata =
  { readonly kind: 'sprocket'; readonly text: ByteString } | { readonly kind: 'cog'; readonly teeth: number }

export interface WidgetData {
  readonly serialNumber: bigint
  readonly customer: ByteString
}

export type WidgetSpoolable = Spoolable<WidgetMetadata, WidgetData, WidgetQueue, string>

export const widgetSpoolable: WidgetSpoolable = {
  metadata: {
    parse: parseMetadata,
    print: (metadata) =>
      printSexp(
        metadata.kind === 'sprocket' ? ['Sprocket', metadata.text] : ['Cog', metadata.teeth.toString()],
      ),
  },
  data: {
    // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must reject
    load: async (path) => parseData(readFileSync(path)),
    save: (data, path, safeWrite) => safeWrite(path, Buffer.from(printData(data), 'latin1')),
  },
  queues: ['queue1', 'queue2', 'queue3'],
  dirnameOfQueue: (queue) => queue,
  nextName: (prefix, attempt) => `${prefix}${attempt.toString().padStart(6, '0')}`,
  throttle: throttle(16),
}

export function sprocket(text: string): WidgetMetadata {
  return { kind: 'sprocket', text: Buffer.from(text, 'utf8').toString('latin1') }
}

export function widgetData(serialNumber: number | bigint, customer = 'Acme'): WidgetData {
  return {
    serialNumber: BigInt(serialNumber),
    customer: Buffer.from(customer, 'utf8').toString('latin1'),
  }
}

function parseMetadata(text: ByteString): WidgetMetadata {
  const sexp = parseSexp(text)
  const [tag, value, ...rest] = typeof sexp === 'string' ? [] : sexp
  if (typeof value !== 'string' || rest.length > 0) throw new Error('not a widget')
  if (tag === 'Sprocket') return { kind: 'sprocket', text: value }
  if (tag === 'Cog' && /^-?\d+$/.test(value)) return { kind: 'cog', teeth: Number(value) }
  throw new Error('not a widget')
}

function printData({ serialNumber, customer }: WidgetData): ByteString {
  return `${printSexpHum([
    ['serial_number', serialNumber.toString()],
    ['customer', customer],
  ])}\n`
}

function parseData(bytes: Uint8Array): WidgetData {
  const sexp = parseSexp(bytes)
  return { serialNumber: BigInt(field(sexp, 'serial_number')), customer: field(sexp, 'customer') }
}

function field(sexp: Sexp, name: string): ByteString {
  const fields = typeof sexp === 'string' ? [] : sexp
  const found = fields.find((candidate) => typeof candidate !== 'string' && candidate[0] === name)
  const value = found?.[1]
  if (typeof value !== 'string') throw new Error(`no ${name}`)
  return value
}
