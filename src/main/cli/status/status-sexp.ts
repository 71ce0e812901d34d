/** `status --format sexp`: a list of records as the reference prints them, with the metadata that is on disk. */
import { printSexpHum } from '../../sexp/print-hum.ts'
import { parseSexp } from '../../sexp/parse.ts'
import type { Sexp } from '../../sexp/sexp.ts'

export interface StatusSexpEntry {
  readonly metadata: Sexp
  readonly dataBytes: number | null
}

/** Null when the metadata is no s-expression: the reference leaves such entries out, too. */
export function metadataSexp(text: string): Sexp | null {
  try {
    return parseSexp(Buffer.from(text, 'utf8'))
  } catch (error) {
    if (error instanceof Error && error.name === 'SexpError') return null
    throw error
  }
}

export function statusSexp(entries: readonly StatusSexpEntry[]): Buffer {
  const records = entries.map(({ metadata, dataBytes }): Sexp => {
    const size = dataBytes === null ? [] : [`${String(dataBytes)}B`]
    return [
      ['message', metadata],
      ['file_size', size],
      ['envelope', []],
    ]
  })
  return Buffer.from(`${printSexpHum(records)}\n`, 'latin1')
}
