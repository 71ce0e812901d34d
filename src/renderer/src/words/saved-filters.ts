/** A query under a name, for every spool. */
export interface SavedFilter {
  readonly name: string
  readonly query: string
}

/** Undefined where the text is none of ours. Filters that this version does not understand are left out. */
export function savedFiltersOf(text: string): readonly SavedFilter[] | undefined {
  const parsed = parsedJson(text)
  return Array.isArray(parsed) ? parsed.flatMap(savedFilterOf) : undefined
}

function savedFilterOf(value: unknown): readonly SavedFilter[] {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('query' in value)) return []
  const { name, query } = value
  return typeof name === 'string' && typeof query === 'string' ? [{ name, query }] : []
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** What is listed as one query: the chosen queues are terms of it. */
export function queryOfView(queues: readonly string[] | null, query: string): string {
  if (queues === null) return query
  const terms = queues.map((queue) => `queue:${quoted(queue)}`)
  const ofQueues = terms.length === 1 ? terms.join('') : `(${terms.join(' or ')})`
  if (query === '') return ofQueues
  return `${ofQueues} ${/\bor\b/i.test(query) ? `(${query})` : query}`
}

function quoted(word: string): string {
  return /^[^\s()"/<>=-][^\s()"]*$/.test(word) ? word : `"${word.replace(/["\\]/g, '\\$&')}"`
}
