import type { ProblemDir } from '../../../contract/views.ts'
import { readableLine } from '../../../contract/readable-text.ts'
import { relativeDir } from '../journal/spool-files.ts'

/** A file of the spool as a person would type it, in the spool's directory. */
export function fileText(dir: ProblemDir, name: string): string {
  return `${readableLine(relativeDir(dir))}/${readableLine(name)}`
}

/** A span for people: its two largest units. */
export function spanText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const
  const first = parts.findIndex(([count]) => count > 0)
  if (first === -1) return '0 s'
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ')
}
