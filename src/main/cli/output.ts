/** Results on stdout and nothing else; everything else on stderr. */
import type { CommandLineIo } from './command-line-io.ts'
import { painter, wantsColour, type Style } from './text/style.ts'
import { tableLines, type Column } from './text/table.ts'

export interface Output {
  readonly json: boolean
  /** True once nobody reads the result any more: what only produces output may stop. */
  readonly closed: boolean
  /** A result: a line of text. */
  line(text: string): Promise<void>
  lines(texts: readonly string[]): Promise<void>
  /** A result as it is, without a line end. */
  raw(data: string | Uint8Array): Promise<void>
  /** A result: one JSON document, indented for people who look at it; on one line where progress comes before. */
  document(value: unknown): Promise<void>
  /** A result: one JSON value on a line of its own. */
  jsonLine(value: unknown): Promise<void>
  /** A result: a table as wide as the terminal. */
  table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Promise<void>
  /** For the person, on stderr. */
  note(text: string): Promise<void>
  /** One line on stderr that replaces itself, on a terminal only. An empty text clears it. */
  progress(text: string): Promise<void>
  /** Colours a part of a result. */
  readonly paint: (text: string, style: Style) => string
  /** Colours a part of a note. */
  readonly paintNote: (text: string, style: Style) => string
  flush(): Promise<void>
}

export function createOutput(
  io: CommandLineIo,
  options: { readonly json: boolean; readonly progress: boolean },
): Output {
  const { stdout, stderr, env } = io
  const paint = painter(wantsColour(stdout.isTerminal, env) && !options.json)
  const paintNote = painter(wantsColour(stderr.isTerminal, env))
  let progressShown = false

  const clearProgress = async (): Promise<void> => {
    if (!progressShown) return
    progressShown = false
    await stderr.write('\r\x1b[K')
  }
  const output: Output = {
    json: options.json,
    get closed() {
      return stdout.closed
    },
    line: (text) => stdout.write(`${text}\n`),
    lines: (texts) => stdout.write(texts.map((text) => `${text}\n`).join('')),
    raw: (data) => stdout.write(data),
    document: (value) => stdout.write(`${JSON.stringify(value, null, options.progress ? 0 : 2)}\n`),
    jsonLine: (value) => stdout.write(`${JSON.stringify(value)}\n`),
    table: (columns, rows) => output.lines(tableLines(columns, rows, { width: widthOf(io), paint })),
    async note(text) {
      await clearProgress()
      await stderr.write(`${text}\n`)
    },
    async progress(text) {
      if (!stderr.isTerminal) return
      if (text === '') return clearProgress()
      progressShown = true
      await stderr.write(`\r\x1b[K${text.slice(0, (stderr.columns ?? 80) - 1)}`)
    },
    paint,
    paintNote,
    async flush() {
      await stdout.flush()
      await stderr.flush()
    },
  }
  return output
}

/** `COLUMNS` wins, as with other tools; a pipe has no width. */
function widthOf({ stdout, env }: CommandLineIo): number | null {
  const columns = Number(env['COLUMNS'])
  return Number.isInteger(columns) && columns > 0 ? columns : stdout.columns
}
