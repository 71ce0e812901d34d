import { isRemote, isSmallRaster } from './addresses.ts'

/** What a style sheet or a style attribute of a mail may still say, and how much of it was blocked. */
export interface CleanCss {
  readonly css: string
  /** References to something remote that were taken out. */
  readonly blocked: number
}

export interface CssRules {
  /** Background images may come from http and https. */
  readonly remoteImages: boolean
  /** A `data:` URL for a `cid:` one; null where there is no such image in the message. */
  readonly imageOf: (contentId: string) => string | null
}

/**
 * Takes out everything that names something outside of the message: imports, fonts, images. The frame's policy would
 * not load any of it either; this is for the count, for `cid:` images, and in case.
 */
export function cleanCss(source: string, rules: CssRules): CleanCss {
  let blocked = 0
  const block = () => {
    blocked += 1
    return ''
  }
  const css = plainly(source)
    .replace(/@import\b[^;]*;?/gi, block)
    .replace(/@(?:charset|namespace)\b[^;]*;?/gi, '')
    .replace(/@font-face\s*\{[^}]*\}?/gi, (rule) => {
      if (/url\s*\(/i.test(rule)) block()
      return ''
    })
    // Functions that take an address as a plain string. Under another name the browser skips the declaration.
    .replace(/(?:-webkit-|-moz-)?\b(?:image-set|image|cross-fade|element|paint|src)\s*\(/gi, () => {
      block()
      return 'blocked('
    })
    .replace(/\burl\s*\(\s*(?:"([^"]*)"|'([^']*)'|([^)]*))\s*\)?/gi, (_all, double, single, bare) => {
      const address = String(double ?? single ?? bare ?? '').trim()
      const kept = keptAddress(address, rules)
      if (kept !== null) return `url("${kept}")`
      if (isRemote(address)) block()
      return 'none'
    })
    .replace(/\b(?:expression\s*\(|-moz-binding|behaviou?r\s*:)/gi, 'blocked-$&')
    .replaceAll('<', '\\3c ')
  return { css, blocked }
}

function keptAddress(address: string, rules: CssRules): string | null {
  if (/^cid:/i.test(address)) return rules.imageOf(address.slice(4))
  if (isSmallRaster(address)) return address.replace(/["\\\n\r\f]/g, '')
  if (rules.remoteImages && /^https?:\/\//i.test(address))
    return encodeURI(decodedOr(address)).replace(/["\\()']/g, '')
  return null
}

/** `encodeURI` must not encode twice. */
function decodedOr(address: string): string {
  try {
    return decodeURI(address)
  } catch (error) {
    if (error instanceof URIError) return address
    throw error
  }
}

/** Without comments, and without escapes that hide letters (`\75rl(` is `url(`). */
function plainly(source: string): string {
  return source
    .replace(/\/\*[^*]*(?:\*(?!\/)[^*]*)*(?:\*\/|$)/g, ' ')
    .replace(/<!--|-->/g, ' ')
    .replace(/\\([0-9a-f]{1,6})[ \t\n\r\f]?/gi, (all, code: string) => {
      const character = Number.parseInt(code, 16)
      const plain = character < 0x7f ? String.fromCharCode(character) : ''
      return /^[\w(:/@.-]$/.test(plain) ? plain : all
    })
    .replace(/\\([g-z@(:/.-])/gi, '$1')
}
