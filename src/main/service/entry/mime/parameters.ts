import { byteStringOfText } from '../../../sexp/byte-string.ts'
import { headerText } from '../../index/header-text.ts'
import { chooseCharset } from './charset.ts'

/** A structured field: `text/plain; charset=utf-8`. */
export interface ParameterisedValue {
  /** Lower case, without comments and blanks. */
  readonly value: string
  /** By lower case name; RFC 2231 continuations joined, encodings undone. The first of a name counts. */
  readonly parameters: ReadonlyMap<string, string>
}

/** Reads a Content-Type or Content-Disposition, however carelessly it was written. Text, not bytes: unfold first. */
export function parseParameterised(text: string): ParameterisedValue {
  const [first = '', ...rest] = splitAtSemicolons(text)
  const raw = new Map<string, string>()
  for (const piece of rest) {
    const at = piece.indexOf('=')
    const name = piece.slice(0, Math.max(at, 0)).trim().toLowerCase()
    if (name !== '' && !raw.has(name)) raw.set(name, unquote(piece.slice(at + 1).trim()))
  }
  return { value: unquote(first.trim()).toLowerCase().replace(/\s+/g, ''), parameters: decodeParameters(raw) }
}

/** Splits at `;` outside of quotes; comments in parentheses are dropped where they cannot be part of a token. */
function splitAtSemicolons(text: string): string[] {
  const pieces: string[] = []
  let kept = ''
  /** The last character that was kept; looking into the piece itself would copy it each time. */
  let last: string | undefined
  let quoted = false
  let comment = 0
  const keep = (part: string) => {
    kept += part
    last = part
  }
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '\\' && (quoted || comment > 0)) {
      if (comment === 0) keep(text.slice(at, at + 2))
      at++
    } else if (comment > 0) {
      comment += character === '(' ? 1 : character === ')' ? -1 : 0
    } else if (character === '"') {
      quoted = !quoted
      keep(character)
    } else if (quoted) {
      keep(character)
    } else if (character === ';') {
      pieces.push(kept)
      kept = ''
      last = undefined
      // `name=Invoice(1).pdf` has no comment: one starts after a blank or at a beginning only.
    } else if (character === '(' && mayBeginComment(last)) {
      comment = 1
    } else {
      keep(character)
    }
  }
  pieces.push(kept)
  return pieces
}

function mayBeginComment(before: string | undefined): boolean {
  return before === undefined || before === '=' || /\s/.test(before)
}

function unquote(text: string): string {
  if (!text.startsWith('"')) return text
  const end = closingQuote(text)
  return text.slice(1, end).replace(/\\(.)/gs, '$1')
}

function closingQuote(text: string): number {
  for (let at = 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
  return text.length
}

interface Piece {
  readonly index: number
  readonly encoded: boolean
  readonly text: string
}

/** RFC 2231: `name*0*=utf-8'en'a%20; name*1=b` is one parameter `name`. */
function decodeParameters(raw: ReadonlyMap<string, string>): Map<string, string> {
  const pieces = new Map<string, Piece[]>()
  const parameters = new Map<string, string>()
  for (const [name, text] of raw) {
    const [, base, index, star] = /^([^*]+)(?:\*(\d{1,4}))?(\*?)$/.exec(name) ?? []
    if (base === undefined || (index === undefined && star === '')) {
      // Many programs put RFC 2047 words where RFC 2231 is meant.
      parameters.set(name, text.includes('=?') ? headerText(byteStringOfText(text)) : text)
    } else {
      const list = pieces.get(base) ?? []
      list.push({ index: Number(index ?? 0), encoded: star === '*', text })
      pieces.set(base, list)
    }
  }
  for (const [name, list] of pieces) parameters.set(name, joinPieces(list))
  return parameters
}

function joinPieces(list: readonly Piece[]): string {
  const ordered = list.toSorted((a, b) => a.index - b.index)
  const [, charset, first] = /^([^']*)'[^']*'([^]*)$/.exec(ordered[0]?.text ?? '') ?? []
  const isEncoded = ordered[0]?.encoded === true && first !== undefined
  const bytes = ordered.map(({ encoded, text }, at) => {
    const own = at === 0 && isEncoded ? first : text
    return encoded ? percentDecode(own) : Buffer.from(own, 'utf8')
  })
  const { charset: label } = chooseCharset(isEncoded ? (charset ?? null) : 'utf-8', true)
  return new TextDecoder(label).decode(Buffer.concat(bytes))
}

function percentDecode(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8').toString('latin1')
  const decoded = bytes.replace(/%([0-9a-f]{2})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  )
  return Buffer.from(decoded, 'latin1')
}
