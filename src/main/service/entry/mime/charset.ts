/**
 * Charsets of mail as the runtime's decoders know them: the Encoding Standard's labels, and those that mail has
 * besides.
 */

/** Labels without separators and vendor prefixes → a label of the Encoding Standard. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['utf8mb4', 'utf-8'],
  ['unicode11utf8', 'utf-8'],
  ['iso88598i', 'iso-8859-8'],
  ['iso88598e', 'iso-8859-8'],
  ['shiftjis', 'shift_jis'],
  ['windows31j', 'shift_jis'],
  ['mskanji', 'shift_jis'],
  ['cp932', 'shift_jis'],
  ['windows932', 'shift_jis'],
  ['eucjp', 'euc-jp'],
  ['cp51932', 'euc-jp'],
  ['iso2022jp', 'iso-2022-jp'],
  ['iso2022jp1', 'iso-2022-jp'],
  ['iso2022jp2', 'iso-2022-jp'],
  ['iso2022jpms', 'iso-2022-jp'],
  ['cp50220', 'iso-2022-jp'],
  ['cp50221', 'iso-2022-jp'],
  ['euckr', 'euc-kr'],
  ['uhc', 'euc-kr'],
  ['cp949', 'euc-kr'],
  ['ms949', 'euc-kr'],
  ['ksx1001', 'euc-kr'],
  ['ksc56011987', 'euc-kr'],
  ['cp936', 'gbk'],
  ['windows936', 'gbk'],
  ['euccn', 'gbk'],
  ['cp950', 'big5'],
  ['windows950', 'big5'],
  ['big5hkscs', 'big5'],
  ['tis620', 'windows-874'],
  ['cp874', 'windows-874'],
  ['latin0', 'iso-8859-15'],
  ['latin9', 'iso-8859-15'],
  ['macroman', 'macintosh'],
  ['ansix341968', 'windows-1252'],
  ['ansix31101983', 'windows-1252'],
  ['usascii', 'windows-1252'],
  ['ascii', 'windows-1252'],
  ['iso646us', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['unknown8bit', 'windows-1252'],
])

/** Labels that say nothing: the text itself must tell. */
const saysNothing: ReadonlySet<string> = new Set([
  '',
  'us-ascii',
  'ascii',
  'ansi_x3.4-1968',
  '7bit',
  '8bit',
  'binary',
  'none',
  'unknown',
  'unknown-8bit',
  'x-unknown',
  'default',
  'default_charset',
])

/** Whether the bytes may well be in another charset than this label says. */
function isVagueCharset(label: string | null): boolean {
  return label === null || saysNothing.has(label.trim().toLowerCase())
}

/** The runtime's name of a charset; null for one that it cannot decode. */
export function knownCharset(label: string): string | null {
  const lower = label.trim().toLowerCase()
  const bare = lower.replace(/^(?:x-|cs)/, '').replace(/[\s._:-]+/g, '')
  const codePage = /^(?:cp|windows|ms|ibm|win)(125\d)$/.exec(bare)?.[1]
  const candidates = [
    lower,
    aliases.get(bare),
    codePage === undefined ? undefined : `windows-${codePage}`,
    bare,
    lower.replace(/^x-/, ''),
  ]
  for (const candidate of candidates) {
    if (candidate !== undefined && isDecodable(candidate)) return candidate
  }
  return null
}

const decodable = new Map<string, boolean>()
const maxRemembered = 1000

function isDecodable(label: string): boolean {
  const known = decodable.get(label)
  if (known !== undefined) return known
  const answer = tryLabel(label)
  // A message can make up any number of labels.
  if (decodable.size < maxRemembered) decodable.set(label, answer)
  return answer
}

function tryLabel(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== 'replacement'
  } catch (error) {
    // RangeError is the standard's answer to a label that it does not know.
    if (error instanceof RangeError) return false
    throw error
  }
}

export interface CharsetChoice {
  /** A label that `TextDecoder` takes. */
  readonly charset: string
  readonly note: string | null
}

/**
 * The charset to read a text with.
 *
 * @param label as the part names it; null where it names none
 * @param isUtf8 whether all of its bytes are UTF-8 (ASCII is); decides where the label says nothing
 */
export function chooseCharset(label: string | null, isUtf8: boolean): CharsetChoice {
  if (isVagueCharset(label)) return { charset: isUtf8 ? 'utf-8' : 'windows-1252', note: null }
  const name = label?.trim() ?? ''
  const known = knownCharset(name)
  if (known !== null) return { charset: known, note: null }
  const charset = isUtf8 ? 'utf-8' : 'windows-1252'
  return { charset, note: `The charset “${name.slice(0, 60)}” is unknown; the text is read as ${charset}.` }
}
