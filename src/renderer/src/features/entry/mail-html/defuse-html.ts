/**
 * Makes the HTML of a mail safe to *parse* in our own page. Browsers apply the page's content security policy even to
 * documents that are never shown: a style attribute, an event handler, a `<base>` or a `<track>` in one is a violation. So
 * the words that would do it are replaced, one for one, by random ones before parsing, and put back in the text that
 * comes out. Nothing here makes a mail safe to show: that is `sanitise-mail.ts`.
 */
export interface DefusedHtml {
  readonly html: string
  /** The contents of the `<style>` elements, which are taken out. */
  readonly sheets: readonly string[]
  /** What `style` attributes are called now. */
  readonly styleAttribute: string
  /** Puts the words back, in text and in URLs. */
  readonly restore: (text: string) => string
}

/** `secret` must not occur in the mail: fresh random letters and digits, lower case. */
export function defuseHtml(source: string, secret: string): DefusedHtml {
  const styleAttribute = `data-s${secret}`
  const handlerPrefix = `data-h${secret}-`
  const { html, sheets } = withoutSheets(source)
  const defused = html
    .replace(/\bstyle(?=\s*=)/gi, styleAttribute)
    .replace(/\bon(?=[a-z]+\s*=)/gi, handlerPrefix)
    .replace(/<(\/?)(base|track)\b/gi, '<$1x-$2')
  return {
    html: defused,
    sheets,
    styleAttribute,
    restore: (text) => text.replaceAll(styleAttribute, 'style').replaceAll(handlerPrefix, 'on'),
  }
}

/** In one pass over the text, whatever it is: a pattern with open ends would take quadratic time on a hostile one. */
function withoutSheets(source: string): { readonly html: string; readonly sheets: readonly string[] } {
  const lower = asciiLowerCase(source)
  const sheets: string[] = []
  let html = ''
  let at = 0
  for (;;) {
    const begin = nextTag(lower, '<style', at)
    if (begin === -1) return { html: html + source.slice(at), sheets }
    html += source.slice(at, begin)
    const content = lower.indexOf('>', begin)
    if (content === -1) return { html, sheets }
    const end = nextTag(lower, '</style', content + 1)
    sheets.push(source.slice(content + 1, end === -1 ? source.length : end))
    if (end === -1) return { html, sheets }
    const after = lower.indexOf('>', end)
    if (after === -1) return { html, sheets }
    at = after + 1
  }
}

/** Keeps the length, which `toLowerCase` does not for every character. */
function asciiLowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

function nextTag(lower: string, tag: string, from: number): number {
  for (let at = lower.indexOf(tag, from); at !== -1; at = lower.indexOf(tag, at + 1)) {
    if (/[\s/>]/.test(lower.charAt(at + tag.length))) return at
  }
  return -1
}
