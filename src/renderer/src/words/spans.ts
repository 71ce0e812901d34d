const unitsMs: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
}

/** `90s`, `10m`, `2h`, `1.5d`, `1w`, as in the filter; milliseconds. Null when it is no span. */
export function parseSpan(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*([smhdw])$/.exec(text.trim())
  const unitMs = unitsMs[match?.[2] ?? '']
  return match === null || unitMs === undefined ? null : Math.round(Number(match[1]) * unitMs)
}

/** The same the other way round, in the largest unit that needs no fraction. */
export function spanText(ms: number): string {
  const [unit, unitMs] = Object.entries(unitsMs).findLast(([, each]) => ms >= each && ms % each === 0) ?? [
    's',
    1000,
  ]
  return `${String(ms / unitMs)}${unit}`
}
