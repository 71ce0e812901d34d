import type { HeaderView } from '../../../../contract/views.ts'
import { textOfByteString } from '../../../sexp/byte-string.ts'
import type { ByteString } from '../../../sexp/sexp.ts'
import { headerText } from '../../index/header-text.ts'

/** One field of a header block, as bytes. */
export interface HeaderField {
  readonly name: ByteString
  /** What follows the colon, folds included, without the newline at its end. */
  readonly value: ByteString
}

const fieldLine = /^([!-9;-~]+)[ \t]*:([^]*)$/

/** A line that begins a field: a name of printable ASCII characters, perhaps blanks, a colon. */
export function isFieldLine(line: ByteString): boolean {
  return fieldLine.test(line)
}

export function isContinuationLine(line: ByteString): boolean {
  return line.startsWith(' ') || line.startsWith('\t')
}

/** Takes a header block apart. Lines that are none of a field are left out. */
export function parseHeaderFields(block: ByteString): HeaderField[] {
  const fields: { name: ByteString; value: ByteString }[] = []
  for (const line of block.split('\n')) {
    const last = fields.at(-1)
    if (isContinuationLine(line)) {
      if (last !== undefined) last.value += `\n${line}`
      continue
    }
    const [, name, value] = fieldLine.exec(line) ?? []
    if (name !== undefined && value !== undefined) fields.push({ name, value })
  }
  // A CR before a fold belongs to the fold; at the end of the value it is part of the line end.
  return fields.map(({ name, value }) => ({ name, value: value.endsWith('\r') ? value.slice(0, -1) : value }))
}

/** The first field of that name. */
export function fieldValue(fields: readonly HeaderField[], name: string): ByteString | null {
  const wanted = name.toLowerCase()
  return fields.find((field) => field.name.toLowerCase() === wanted)?.value ?? null
}

/** Folds undone: a line end before a blank goes, the blank stays. */
export function unfold(value: ByteString): ByteString {
  return value.replace(/\r?\n(?=[ \t])/g, '').trim()
}

export function headerView(field: HeaderField): HeaderView {
  return {
    name: textOfByteString(field.name),
    value: headerText(field.value),
    raw: textOfByteString(field.value),
  }
}
