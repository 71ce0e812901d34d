/** From nothing (0) over a little (1) to the most there is (5). Logarithmic: ten and a thousand both have to show. */
export type Heat = 0 | 1 | 2 | 3 | 4 | 5

export function heatOf(count: number, most: number): Heat {
  if (count <= 0 || most <= 0) return 0
  if (most === 1) return 3
  const part = Math.log(count) / Math.log(most)
  return Math.min(5, 1 + Math.floor(part * 4.999)) as Heat
}

export const heatLooks: Readonly<Record<Heat, string>> = {
  0: 'text-faint',
  1: 'bg-heat-1 text-ink',
  2: 'bg-heat-2 text-ink',
  3: 'bg-heat-3 text-ink',
  4: 'bg-heat-4 text-on-heat-high',
  5: 'bg-heat-5 text-on-heat-top',
}
