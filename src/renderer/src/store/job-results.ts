import { failureText } from '../../../contract/failure-text.ts'
import type { EntryResult, JobId, JobView } from '../../../contract/views.ts'
import { api, host } from '../client/bridge.ts'
import { readableName } from '../words/names.ts'
import { countText } from '../words/sizes.ts'
import { notify, report } from './notices.ts'

export interface ResultsOf {
  readonly job: JobId
  /** Only those that failed. */
  readonly failedOnly: boolean
}

const READ_AT_ONCE = 20_000

/** A window into the results of a job, in the order in which its entries ended; null when they cannot be read. */
export async function readJobResults(
  of: ResultsOf,
  offset: number,
  limit: number,
): Promise<readonly EntryResult[] | null> {
  try {
    const { results } = await api().readJobResults({ ...of, offset, limit })
    return results
  } catch (error) {
    report(error, 'The results of the job could not be read')
    return null
  }
}

/** The first entries that failed. */
export async function readJobFailures(job: JobId, limit: number): Promise<readonly EntryResult[]> {
  return (await readJobResults({ job, failedOnly: true }, 0, limit)) ?? []
}

/** All results as lines of a table, cells set apart by tabs. */
async function tableOf(of: ResultsOf): Promise<{ readonly text: string; readonly count: number }> {
  const lines = ['entry\tfrom\tto\tresult']
  for (;;) {
    const offset = lines.length - 1
    const { results, total } = await api().readJobResults({ ...of, offset, limit: READ_AT_ONCE })
    for (const result of results) lines.push(resultLine(result))
    if (results.length === 0 || lines.length > total) break
  }
  return { text: `${lines.join('\n')}\n`, count: lines.length - 1 }
}

function resultLine(result: EntryResult): string {
  const [to, outcome] =
    result.kind === 'failed'
      ? ['', `failed: ${failureText(result.failure).detail}`]
      : result.to === null
        ? ['', 'erased']
        : [readableName(result.to), 'done']
  return [readableName(result.name), readableName(result.from), to, outcome.replace(/\s+/g, ' ')].join('\t')
}

export async function copyJobResults(of: ResultsOf): Promise<void> {
  try {
    const { text, count } = await tableOf(of)
    await host().copyText(text)
    notify('good', count === 1 ? '1 result copied' : `${countText(count)} results copied`)
  } catch (error) {
    report(error, 'The results could not be copied')
  }
}

export async function saveJobResults(of: ResultsOf, { action, startedMs }: JobView): Promise<void> {
  try {
    const { text } = await tableOf(of)
    const when = new Date(startedMs).toISOString().slice(0, 19).replaceAll(':', '-')
    const saved = await host().save({ kind: 'text', text, filename: `bobbin-${action}-${when}.tsv` })
    if (saved.kind === 'saved') notify('good', 'Results saved', saved.path ?? '')
  } catch (error) {
    report(error, 'The results could not be saved')
  }
}
