import { api, host } from '../client/bridge.ts'
import { countText } from '../words/sizes.ts'
import { notify, report } from './notices.ts'
import { releaseSelection, resolveChosen } from './resolve-chosen.ts'
import type { ResolvedSelection } from './resolve-chosen.ts'

/** A clipboard is no place for more. */
const MAX_NAMES = 10_000
const NAMES_A_CALL = 1000

/** Copies the names of what is chosen, a line each, in the order of the list. */
export async function copyNames(): Promise<void> {
  try {
    const resolved = await resolveChosen()
    if (resolved === null) return
    try {
      await copyNamesOf(resolved)
    } finally {
      releaseSelection(resolved)
    }
  } catch (error) {
    report(error, 'The names could not be copied')
  }
}

async function copyNamesOf(resolved: ResolvedSelection): Promise<void> {
  const { count } = resolved
  if (count > MAX_NAMES) {
    notify(
      'bad',
      'Names not copied',
      `${countText(count)} entries are selected, and at most ${countText(MAX_NAMES)} names are copied at a time. Select fewer, or have them printed: bobbin status --format id.`,
    )
    return
  }
  const names = await namesOf(resolved)
  await host().copyText(names.join('\n'))
  notify('good', names.length === 1 ? 'Name copied' : `${countText(names.length)} names copied`)
}

async function namesOf({ spool, selection, count }: ResolvedSelection): Promise<string[]> {
  if (selection.kind === 'entries') return selection.entries.map(({ key }) => key.name)
  const names: string[] = []
  for (let offset = 0; offset < count; offset += NAMES_A_CALL) {
    const keys = await api().readSelection({ spool, selection, offset, limit: NAMES_A_CALL })
    names.push(...keys.map(({ name }) => name))
  }
  return names
}
