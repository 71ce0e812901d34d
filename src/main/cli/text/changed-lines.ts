/** What is left of both texts, line by line, without the lines that they begin and end with alike. */
export function changedLines(
  before: string,
  after: string,
): readonly [old: readonly string[], now: readonly string[]] {
  const old = before.split('\n')
  const now = after.split('\n')
  const shorter = Math.min(old.length, now.length)
  let start = 0
  while (start < shorter && old[start] === now[start]) start += 1
  let end = 0
  while (end < shorter - start && old.at(-1 - end) === now.at(-1 - end)) end += 1
  return [old.slice(start, old.length - end), now.slice(start, now.length - end)]
}
