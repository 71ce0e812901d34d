import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { useSettings } from '../../store/settings.ts'
import { chartOptions } from './chart-options.ts'
import type { FlowSums } from './flow-sums.ts'
import { useTokenColors } from './token-colors.ts'

export interface FlowChartProps {
  readonly kind: 'flow' | 'size'
  readonly sums: FlowSums
  readonly bucketMs: number
  /** The bucket under the pointer; null when it is elsewhere. */
  readonly onPoint: (bucket: number | null) => void
  readonly className?: string
}

/** A chart for the eye: the same numbers are in the table beside it, which is for everybody. */
export function FlowChart({ kind, sums, bucketMs, onPoint, className }: FlowChartProps) {
  const place = useRef<HTMLDivElement | null>(null)
  const plot = useRef<uPlot | null>(null)
  const colors = useTokenColors()
  const zone = useSettings((state) => state.zone)
  const point = useRef(onPoint)
  useEffect(() => {
    point.current = onPoint
  })
  useEffect(() => {
    const { current } = place
    if (current === null) return undefined
    const size = () => ({ width: current.clientWidth, height: current.clientHeight })
    const options = chartOptions({
      kind,
      colors,
      zone,
      bucketMs,
      onPoint: (bucket) => point.current(bucket),
    })
    const made = new uPlot({ ...options, ...size() }, [[]], current)
    plot.current = made
    const observer = new ResizeObserver(() => made.setSize(size()))
    observer.observe(current)
    return () => {
      observer.disconnect()
      made.destroy()
      plot.current = null
    }
  }, [kind, colors, zone, bucketMs])
  useEffect(() => {
    plot.current?.setData(dataOf(kind, sums, bucketMs))
  }, [kind, sums, colors, zone, bucketMs])
  return <div ref={place} aria-hidden className={className} />
}

function dataOf(kind: FlowChartProps['kind'], sums: FlowSums, bucketMs: number): uPlot.AlignedData {
  const seconds = sums.timesMs.map((ms) => ms / 1000)
  const last = seconds.at(-1)
  // The line goes on to the end of the last bucket.
  if (kind === 'size' && last !== undefined)
    return [
      [...seconds, last + bucketMs / 1000],
      [...sums.size, sums.size.at(-1) ?? null],
    ]
  // What went hangs below the line.
  return [seconds, [...sums.arrivals], sums.departures.map((count) => -count)]
}
