/**
 * Text from a spool as it can be shown to people and read out. Names, headers and addresses come from strangers: what
 * cannot be seen, or makes a text read otherwise than it is written, stands as what it is.
 */

/** Controls, marks of the writing direction, line separators, what has no width at all; then lone surrogates. */
const hidden =
  // eslint-disable-next-line no-control-regex -- control characters are what it is about
  /[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udfff]/gu

/** Line breaks and tabs stay. Others become `\x1b`, `\u202e`; a byte that is no UTF-8 (U+DC80 to U+DCFF, `name.ts`) becomes `\xff`. */
export function readableText(text: string): string {
  return text.replace(hidden, (mark) => (mark === '\n' || mark === '\t' ? mark : escaped(mark)))
}

/** The same for what stands on one line: of a name not even a line break is taken for one. */
export function readableLine(text: string): string {
  return text.replace(hidden, escaped)
}

function escaped(mark: string): string {
  const unit = mark.charCodeAt(0)
  if (unit >= 0xdc80 && unit <= 0xdcff) return `\\x${(unit & 0xff).toString(16)}`
  return unit < 0x100
    ? `\\x${unit.toString(16).padStart(2, '0')}`
    : `\\u${unit.toString(16).padStart(4, '0')}`
}
