/** A size in at most six characters: `191B`, `1.5KB`, `23MB`. Powers of 1024, as the sizes of the query language. */
export function shortSize(sizeBytes: number): string {
  if (sizeBytes < 1024) return `${String(sizeBytes)}B`
  let size = sizeBytes
  let unit = 'B'
  for (const next of ['KB', 'MB', 'GB', 'TB']) {
    if (size < 1024) break
    size /= 1024
    unit = next
  }
  return `${size < 10 ? size.toFixed(1).replace(/\.0$/, '') : String(Math.round(size))}${unit}`
}

/** Kilobytes with one decimal, as the reference's exim format has them: `0.2K`, `12K`. */
export function kilobytes(sizeBytes: number): string {
  return `${(sizeBytes / 1024).toFixed(1).replace(/\.0$/, '')}K`
}
