/** Tables for people: columns as wide as they need, cut where the terminal ends. */
import { cutToWidth, padToWidth, textWidth } from './text-width.ts'
import type { Style } from './style.ts'
import { visibleText } from './visible-text.ts'

export interface Column<Row> {
  readonly title: string
  readonly text: (row: Row) => string
  readonly align?: 'left' | 'right'
  readonly style?: (row: Row) => Style | null
  /** Gives way when the terminal is too narrow, down to this width. Without it the column keeps its width. */
  readonly shrinkTo?: number
  /** Left out where all columns at their narrowest are still too wide; the lowest number goes first. */
  readonly mayGo?: number
}

export interface TableOptions {
  /** Columns of the terminal; null for no limit. */
  readonly width: number | null
  readonly paint: (text: string, style: Style) => string
}

const gap = '  '

/** Lines without line ends: the titles, then a line for each row. */
export function tableLines<Row>(
  all: readonly Column<Row>[],
  rows: readonly Row[],
  options: TableOptions,
): string[] {
  const columns = options.width === null ? all : kept(all, rows, options.width)
  const cells = rows.map((row) => columns.map((column) => visibleText(column.text(row))))
  const natural = columns.map(({ title }, at) =>
    cells.reduce((widest, line) => Math.max(widest, textWidth(line[at] ?? '')), textWidth(title)),
  )
  const widths = options.width === null ? natural : fitted(columns, natural, options.width)
  const line = (texts: readonly string[], style: (at: number) => Style | null): string =>
    columns
      .map(({ align }, at) => {
        const width = widths[at] ?? 0
        const cut = cutToWidth(texts[at] ?? '', width)
        const isLast = at === columns.length - 1 && align !== 'right'
        const padding = isLast ? '' : ' '.repeat(Math.max(0, width - textWidth(cut)))
        const chosen = style(at)
        const painted = chosen === null ? cut : options.paint(cut, chosen)
        return align === 'right' ? padding + painted : painted + padding
      })
      .join(gap)
      .trimEnd()
  const titles = line(
    columns.map(({ title }) => title),
    () => 'bold',
  )
  return [
    titles,
    ...rows.map((row, index) => line(cells[index] ?? [], (at) => columns[at]?.style?.(row) ?? null)),
  ]
}

/** Without those that may go, as many as it takes until their narrowest fits. */
function kept<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  width: number,
): readonly Column<Row>[] {
  const least = new Map(columns.map((column) => [column, narrowest(column, rows)]))
  const sumOf = (some: readonly Column<Row>[]): number =>
    some.reduce((sum, column) => sum + (least.get(column) ?? 0) + gap.length, -gap.length)
  let left = columns
  const going = columns.filter((column) => column.mayGo !== undefined)
  for (const next of going.toSorted((a, b) => (a.mayGo ?? 0) - (b.mayGo ?? 0))) {
    if (sumOf(left) <= width) break
    left = left.filter((column) => column !== next)
  }
  return left
}

function narrowest<Row>({ title, text, shrinkTo }: Column<Row>, rows: readonly Row[]): number {
  if (shrinkTo !== undefined) return shrinkTo
  return rows.reduce((most, row) => Math.max(most, textWidth(visibleText(text(row)))), textWidth(title))
}

/** Takes from the widest of those that give way, until it fits or none gives way any more. */
function fitted<Row>(columns: readonly Column<Row>[], natural: readonly number[], width: number): number[] {
  const widths = [...natural]
  let tooMuch = widths.reduce((sum, each) => sum + each, 0) + gap.length * (columns.length - 1) - width
  while (tooMuch > 0) {
    const giving = widths
      .map((each, at) => ({ at, each, least: columns[at]?.shrinkTo ?? each }))
      .filter(({ each, least }) => each > least)
      .sort((a, b) => b.each - a.each)
    const [widest, second] = giving
    if (widest === undefined) break
    const level = Math.max(widest.least, (second?.each ?? 0) - 1)
    const taken = Math.min(tooMuch, Math.max(1, widest.each - level))
    widths[widest.at] = widest.each - taken
    tooMuch -= taken
  }
  return widths
}

/** Two columns, a name and what it is: for one thing rather than many. */
export function factLines(
  facts: readonly (readonly [name: string, value: string])[],
  paint: TableOptions['paint'],
): string[] {
  const width = Math.max(0, ...facts.map(([name]) => textWidth(name)))
  return facts.map(([name, value]) =>
    `${paint(padToWidth(name, width), 'dim')}  ${visibleText(value)}`.trimEnd(),
  )
}
