import type { ShapeView } from '../../../../contract/spool-api.ts'
import { ageQuery, bothQueries } from '../../words/queries.ts'
import { bucketRange } from '../../words/age-ranges.ts'

export interface ShapeRowData {
  /** Null for all domains together. */
  readonly domain: string | null
  readonly total: number
  readonly counts: readonly number[]
  readonly query: string
}

/** A cell of the grid. Column 0 is the domain, 1 its total, and the ages follow. */
export interface Place {
  readonly row: number
  readonly column: number
}

export interface Cell {
  readonly domain: string | null
  /** Null in the columns of the domain and the total. */
  readonly bucket: number | null
  readonly count: number
  /** Finds what the cell counts. */
  readonly query: string
}

/** All domains together first. */
export function shapeRows(shape: ShapeView): readonly ShapeRowData[] {
  const total = shape.total.reduce((sum, count) => sum + count, 0)
  return [{ domain: null, total, counts: shape.total, query: '' }, ...shape.rows]
}

export function cellOf(
  { boundsMs }: Pick<ShapeView, 'boundsMs'>,
  rows: readonly ShapeRowData[],
  { row, column }: Place,
): Cell | null {
  const data = rows[row]
  if (data === undefined) return null
  const { domain, total, counts, query } = data
  if (column < 2) return { domain, bucket: null, count: total, query }
  const bucket = column - 2
  const { fromMs, toMs } = bucketRange(boundsMs, bucket)
  return { domain, bucket, count: counts[bucket] ?? 0, query: bothQueries(query, ageQuery(fromMs, toMs)) }
}
