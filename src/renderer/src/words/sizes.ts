const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** `512 B`, `4.2 KB`, `18 MB`: 1 KB is 1024 bytes. */
export function sizeText(bytes: number): string {
  let size = bytes
  let unit = 0
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024
    unit += 1
  }
  // 1023.96 KB must not be printed as 1024 KB.
  if (size >= 999.5 && unit > 0 && unit < units.length - 1) {
    size /= 1024
    unit += 1
  }
  const digits = unit === 0 || size >= 10 ? 0 : 1
  return `${size.toFixed(digits)} ${units[unit] ?? ''}`
}

export { countText } from '../../../contract/count-text.ts'
