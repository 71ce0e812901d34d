/** How many columns of a terminal a text takes, and cutting it to fit. Expects text without control characters. */

let segmenter: Intl.Segmenter | undefined
// eslint-disable-next-line no-control-regex -- ASCII begins at NUL
const ascii = /^[\x00-\x7f]*$/
const wide =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u

export function textWidth(text: string): number {
  if (ascii.test(text)) return text.length
  let width = 0
  for (const { segment } of graphemesOf(text)) width += widthOf(segment)
  return width
}

/** Cuts at a character that people see, never in the middle of one; `…` stands for what is left out. */
export function cutToWidth(text: string, width: number): string {
  if (textWidth(text) <= width) return text
  if (width <= 0) return ''
  if (ascii.test(text)) return `${text.slice(0, width - 1)}…`
  let kept = ''
  let used = 0
  for (const { segment } of graphemesOf(text)) {
    const next = widthOf(segment)
    if (used + next > width - 1) break
    kept += segment
    used += next
  }
  return `${kept}…`
}

export function padToWidth(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - textWidth(text)))
  return align === 'left' ? text + space : space + text
}

/** Making a segmenter costs more than the rest of a short run; most texts are ASCII and need none. */
function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  return segmenter.segment(text)
}

function widthOf(segment: string): number {
  return wide.test(segment) ? 2 : 1
}
