const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/gs

/** Deeper than any program writes: indenting costs the square of the depth. */
const maxDepth = 500

/**
 * JSON that holds an object or an array, indented by two; null for any other text. Strings and numbers stay as they are
 * written: a number may have more digits than we could keep, a key may occur twice.
 */
export function indentJson(text: string): string | null {
  if (!/^\s*[{[]/.test(text)) return null
  try {
    JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
  const tokens = text.match(token) ?? []
  const pieces: string[] = []
  let depth = 0
  const line = () => pieces.push(`\n${'  '.repeat(depth)}`)
  for (const [place, piece] of tokens.entries()) {
    const isEmpty = /^[{[]$/.test(tokens[place - 1] ?? '')
    if (piece === '}' || piece === ']') {
      depth -= 1
      if (!isEmpty) line()
      pieces.push(piece)
      continue
    }
    if (isEmpty) line()
    pieces.push(piece === ':' ? ': ' : piece)
    if (piece === ',') line()
    if (piece === '{' || piece === '[') depth += 1
    if (depth > maxDepth) return null
  }
  return pieces.join('')
}
