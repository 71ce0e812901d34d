export interface TextPiece {
  readonly kind: 'text' | 'quote' | 'link'
  readonly text: string
}

/** Links, quoted lines and the rest of a plain text, in their order; together they are the text. */
export function piecesOf(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  const add = (kind: TextPiece['kind'], piece: string) => {
    if (piece === '') return
    const last = pieces.at(-1)
    if (last?.kind === kind && kind !== 'link') {
      pieces[pieces.length - 1] = { kind, text: last.text + piece }
    } else pieces.push({ kind, text: piece })
  }
  for (const line of text.split(/(?<=\n)/)) {
    if (/^\s{0,3}>/.test(line)) {
      add('quote', line)
      continue
    }
    let from = 0
    for (const match of line.matchAll(/https?:\/\/[^\s<>"'`]+/gi)) {
      // What ends the sentence is not part of the address.
      const address = match[0].replace(/[.,;:!?)\]}]+$/, '')
      add('text', line.slice(from, match.index))
      add('link', address)
      from = match.index + address.length
    }
    add('text', line.slice(from))
  }
  return pieces
}
