import uPlot from 'uplot'
import { countText } from '../../words/sizes.ts'
import { absoluteTime } from '../../words/times.ts'
import type { Zone } from '../../words/times.ts'
import type { TokenColors } from './token-colors.ts'

export interface ChartRequest {
  readonly kind: 'flow' | 'size'
  readonly colors: TokenColors
  readonly zone: Zone
  readonly bucketMs: number
  readonly onPoint: (bucket: number | null) => void
}

/** Both charts move their cursors together, and their left edges stand below each other. */
const SYNC = 'flow'
const AXIS_PX = 56
/** A spool that was opened just now: a few bars are not drawn as wide as the window. */
const LEAST_BUCKETS = 24

/** How the charts of arrivals, departures and sizes look: everything but their size on the screen. */
export function chartOptions(request: ChartRequest): Omit<uPlot.Options, 'width' | 'height'> {
  const { kind, colors, zone, bucketMs, onPoint } = request
  const axis: uPlot.Axis = {
    stroke: colors.text,
    font: colors.font,
    grid: { stroke: colors.grid, width: 1 },
    ticks: { show: false },
  }
  return {
    padding: [10, 28, 0, 0],
    legend: { show: false },
    cursor: {
      sync: { key: SYNC },
      drag: { x: false, y: false, setScale: false },
      points: { show: false },
      y: false,
    },
    ...(zone === 'utc' ? { tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC') } : {}),
    scales: {
      x: {
        time: true,
        range: ({ data }) => timeRange(kind, data[0], bucketMs / 1000),
      },
      y: { range: (_, from, to) => yRange(kind, from, to) },
    },
    axes: [
      { ...axis, size: 28, values: (_, splits) => timeTexts(splits, zone) },
      {
        ...axis,
        size: AXIS_PX,
        incrs: wholeSteps,
        values: (_, splits) => splits.map((split) => countText(Math.abs(split))),
      },
    ],
    series: kind === 'flow' ? flowSeries(colors) : sizeSeries(colors),
    hooks: { setCursor: [(plot) => onPoint(pointedBucket(plot, bucketMs / 1000))] },
  }
}

function flowSeries(colors: TokenColors): uPlot.Series[] {
  const paths = uPlot.paths.bars?.({ size: [0.85, 64], align: 1, gap: 0 })
  const bars = (label: string, color: string): uPlot.Series => ({
    label,
    fill: color,
    stroke: color,
    width: 0,
    points: { show: false },
    ...(paths === undefined ? {} : { paths }),
  })
  return [{}, bars('Arrived', colors.arrivals), bars('Left', colors.departures)]
}

function sizeSeries(colors: TokenColors): uPlot.Series[] {
  const paths = uPlot.paths.stepped?.({ align: 1 })
  return [
    {},
    {
      label: 'Entries',
      stroke: colors.size,
      fill: colors.sizeFill,
      width: 1.5,
      points: { show: false },
      ...(paths === undefined ? {} : { paths }),
    },
  ]
}

/** From the first bucket to the end of the last: uPlot itself makes years of a single one. */
function timeRange(
  kind: ChartRequest['kind'],
  times: ArrayLike<number> | undefined,
  bucket: number,
): [number, number] {
  const from = times?.[0] ?? 0
  const last = times?.[times.length - 1] ?? from
  // The sizes have a point for the end of the last bucket, too.
  const end = kind === 'size' ? last : last + bucket
  return [from, Math.max(end, from + LEAST_BUCKETS * bucket)]
}

/** The bucket under the pointer, not the one whose beginning is nearest. */
function pointedBucket(plot: uPlot, bucket: number): number | null {
  const { left } = plot.cursor
  const first = plot.data[0][0]
  if (left === undefined || left < 0 || first === undefined) return null
  return Math.floor((plot.posToVal(left, 'x') - first) / bucket)
}

/** Zero is always to be seen: a chart that cuts it off makes much of little. */
function yRange(kind: ChartRequest['kind'], from: number | null, to: number | null): [number, number] {
  const top = Math.max(to ?? 0, 1)
  if (kind === 'size') return [0, top * 1.1]
  const bottom = Math.min(from ?? 0, -1)
  return [bottom * 1.15, top * 1.15]
}

/** Entries are whole. */
const wholeSteps = [1, 2, 5].flatMap((digit) => [0, 1, 2, 3, 4, 5, 6].map((zeros) => digit * 10 ** zeros))
wholeSteps.sort((a, b) => a - b)

/** As short as the distance between the times allows. */
function timeTexts(splits: readonly number[], zone: Zone): string[] {
  const step = (splits[1] ?? 0) - (splits[0] ?? 0)
  return splits.map((seconds) => {
    const text = absoluteTime(seconds * 1000, zone)
    if (step >= 86_400) return text.slice(5, 10)
    return step < 60 ? text.slice(11, 19) : text.slice(11, 16)
  })
}
