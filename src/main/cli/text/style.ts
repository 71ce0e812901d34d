/** Colour, where it is wanted. */

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'cyan'

const codes: Readonly<Record<Style, readonly [on: number, off: number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
}

/** Only on a terminal that can, and never with `NO_COLOR` (https://no-color.org). */
export function wantsColour(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  const noColour = env['NO_COLOR']
  return isTerminal && (noColour === undefined || noColour === '') && env['TERM'] !== 'dumb'
}

export function painter(colour: boolean): (text: string, style: Style) => string {
  if (!colour) return (text) => text
  return (text, style) => {
    const [on, off] = codes[style]
    return text === '' ? text : `\x1b[${String(on)}m${text}\x1b[${String(off)}m`
  }
}
