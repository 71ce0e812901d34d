export interface QueueNames {
  readonly names: readonly string[]
  /** Why they cannot be queues of a new spool; null where they can. */
  readonly problem: string | null
}

/** The names of queues in a line of text, separated by spaces or commas. Each is to be a directory of the spool. */
export function queueNames(text: string): QueueNames {
  const names = text.split(/[\s,]+/).filter((name) => name !== '')
  return { names, problem: problemOf(names) }
}

function problemOf(names: readonly string[]): string | null {
  if (names.length === 0) return 'A spool has at least one queue.'
  const twice = names.find((name, place) => names.indexOf(name) !== place)
  if (twice !== undefined) return `“${twice}” is there twice.`
  const dotted = names.find((name) => name.startsWith('.'))
  if (dotted !== undefined) return `“${dotted}” begins with a dot: such directories are the spool’s own.`
  const path = names.find((name) => name.includes('/'))
  return path === undefined ? null : `“${path}” has a slash: a queue is one directory.`
}
