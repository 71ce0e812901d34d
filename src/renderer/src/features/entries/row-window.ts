/**
 * Which rows of a list of equally high rows are in view. Browsers cut elements at some 16 to 33 million pixels, so a
 * list that would be higher is shown in an element of `maxPx`, whose scroll bar stands for the whole list: then
 * "logical" pixels (of the list) and "physical" ones (of the element) differ.
 */
export interface RowGeometry {
  readonly total: number
  readonly rowPx: number
  /** Height of what is seen of the rows. */
  readonly viewPx: number
  readonly maxPx: number
}

export const MAX_ELEMENT_PX = 8_000_000

function logicalHeight({ total, rowPx }: RowGeometry): number {
  return total * rowPx
}

export function physicalHeight(geometry: RowGeometry): number {
  return Math.min(logicalHeight(geometry), geometry.maxPx)
}

function roomOf(height: number, viewPx: number): number {
  return Math.max(0, height - viewPx)
}

/** Logical pixels to one physical: 1 unless the list is too high. */
export function scaleOf(geometry: RowGeometry): number {
  const physical = roomOf(physicalHeight(geometry), geometry.viewPx)
  return physical === 0 ? 1 : roomOf(logicalHeight(geometry), geometry.viewPx) / physical
}

export function clampTop(geometry: RowGeometry, logicalTop: number): number {
  return Math.max(0, Math.min(logicalTop, roomOf(logicalHeight(geometry), geometry.viewPx)))
}

/**
 * Where the list stands after the element has been scrolled. A short way (wheel, keys) is taken pixel by pixel, also
 * in a scaled list, where the scroll bar would otherwise jump over rows; a long one (the thumb) by proportion.
 */
export function scrolledTo(
  geometry: RowGeometry,
  logicalTop: number,
  before: number,
  scrollTop: number,
): number {
  const scale = scaleOf(geometry)
  if (scale === 1) return clampTop(geometry, scrollTop)
  const way = scrollTop - before
  const short = Math.abs(way) < geometry.viewPx * 2
  return clampTop(geometry, short ? logicalTop + way : scrollTop * scale)
}

export function scrollTopOf(geometry: RowGeometry, logicalTop: number): number {
  return clampTop(geometry, logicalTop) / scaleOf(geometry)
}

/** First and last row in view, with some more on both sides; last is -1 in an empty list. */
export function rowsInView(
  geometry: RowGeometry,
  logicalTop: number,
  overscan: number,
): { readonly first: number; readonly last: number } {
  const { total, rowPx, viewPx } = geometry
  const first = Math.max(0, Math.floor(logicalTop / rowPx) - overscan)
  const last = Math.min(total - 1, Math.ceil((logicalTop + viewPx) / rowPx) - 1 + overscan)
  return { first, last }
}

/** The nearest position at which a row is in view as a whole. */
export function topToShow(geometry: RowGeometry, logicalTop: number, index: number): number {
  const rowTop = index * geometry.rowPx
  if (rowTop < logicalTop) return clampTop(geometry, rowTop)
  const least = rowTop + geometry.rowPx - geometry.viewPx
  return clampTop(geometry, Math.max(logicalTop, least))
}
