import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { useListing } from '../../store/listing.ts'
import { wantRows } from '../../store/listing-pages.ts'
import {
  MAX_ELEMENT_PX,
  clampTop,
  physicalHeight,
  rowsInView,
  scaleOf,
  scrollTopOf,
  scrolledTo,
  topToShow,
} from './row-window.ts'
import type { RowGeometry } from './row-window.ts'

const OVERSCAN = 6

export interface RowWindow {
  readonly first: number
  readonly last: number
  readonly heightPx: number
  /** How wide the list is to be seen. */
  readonly listPx: number
  /** At least as many as are ever rendered at once: row elements are used again modulo this. */
  readonly pool: number
  /** Rows that fit into view: how far Page Up and Page Down go. */
  readonly rowsAPage: number
  readonly scroller: RefObject<HTMLDivElement | null>
  /** Holds the rendered rows; it is moved to where they belong. */
  readonly layer: RefObject<HTMLDivElement | null>
}

/** Follows the scrolling of the grid: which rows are in view, and where the layer that holds them stands. */
export function useRowWindow(total: number, rowPx: number, headerPx: number): RowWindow {
  const scroller = useRef<HTMLDivElement | null>(null)
  const layer = useRef<HTMLDivElement | null>(null)
  const top = useRef(0)
  const lastScrollTop = useRef(0)
  const [viewPx, setViewPx] = useState(600)
  const [listPx, setListPx] = useState(0)
  const geometry: RowGeometry = { total, rowPx, viewPx, maxPx: MAX_ELEMENT_PX }
  const current = useRef(geometry)
  const [range, setRange] = useState(() => rowsInView(geometry, 0, OVERSCAN))
  const rendered = useRef(range)
  const order = useListing((state) => state.scroll)
  const doneSerial = useRef(order.serial)

  const place = useCallback(() => {
    const { current: element } = layer
    const { current: outer } = scroller
    if (element === null || outer === null) return
    const { rowPx: row } = current.current
    const firstPx = rendered.current.first * row
    const shiftPx = scaleOf(current.current) === 1 ? firstPx : outer.scrollTop - (top.current - firstPx)
    element.style.transform = `translateY(${String(shiftPx)}px)`
  }, [])

  const look = useCallback(() => {
    const next = rowsInView(current.current, top.current, OVERSCAN)
    const visible = rowsInView(current.current, top.current, 0)
    wantRows(visible.first, Math.max(visible.first, visible.last))
    setRange((known) => (known.first === next.first && known.last === next.last ? known : next))
    place()
  }, [place])

  const goTo = useCallback(
    (logicalTop: number) => {
      const { current: outer } = scroller
      if (outer === null) return
      top.current = clampTop(current.current, logicalTop)
      outer.scrollTop = scrollTopOf(current.current, top.current)
      lastScrollTop.current = outer.scrollTop
      look()
    },
    [look],
  )

  // Before it is painted: columns that grew a moment later would be seen to.
  useLayoutEffect(() => {
    const { current: outer } = scroller
    if (outer === null) return undefined
    const measure = () => {
      setViewPx(Math.max(rowPx, outer.clientHeight - headerPx))
      setListPx(outer.clientWidth)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(outer)
    return () => observer.disconnect()
  }, [headerPx, rowPx])

  useEffect(() => {
    const { current: outer } = scroller
    if (outer === null) return undefined
    const onScroll = () => {
      top.current = scrolledTo(current.current, top.current, lastScrollTop.current, outer.scrollTop)
      if (scaleOf(current.current) !== 1) {
        const wanted = scrollTopOf(current.current, top.current)
        if (Math.abs(wanted - outer.scrollTop) >= 1) outer.scrollTop = wanted
      }
      lastScrollTop.current = outer.scrollTop
      look()
    }
    outer.addEventListener('scroll', onScroll, { passive: true })
    return () => outer.removeEventListener('scroll', onScroll)
  }, [look])

  // Another list, another height: the position stays as far as it still exists.
  useLayoutEffect(() => {
    current.current = { total, rowPx, viewPx, maxPx: MAX_ELEMENT_PX }
    top.current = clampTop(current.current, top.current)
    look()
  }, [total, rowPx, viewPx, look])

  useLayoutEffect(() => {
    rendered.current = range
    place()
  }, [range, place])

  useLayoutEffect(() => {
    if (order.serial === doneSerial.current) return
    doneSerial.current = order.serial
    const position = {
      top: 0,
      show: topToShow(current.current, top.current, order.rows),
      shift: top.current + order.rows * rowPx,
    }
    goTo(position[order.kind])
  }, [order, goTo, rowPx])

  return {
    ...range,
    heightPx: physicalHeight(geometry),
    listPx,
    pool: Math.ceil(viewPx / rowPx) + 2 + 2 * OVERSCAN,
    rowsAPage: Math.max(1, Math.floor(viewPx / rowPx) - 1),
    scroller,
    layer,
  }
}
