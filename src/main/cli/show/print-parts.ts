/** Bodies on stdout: by ranges, so that nothing holds a whole file. */
import { FailureError } from '../../../contract/failure.ts'
import type { EntryKey, EntryView } from '../../../contract/views.ts'
import type { CommandContext, OpenSpool } from '../command-context.ts'
import { exitStatus, type ExitStatus } from '../exit-status.ts'
import { visibleLines } from '../text/visible-text.ts'

const rangeBytes = 1024 * 1024

/** `source` and `data`, byte for byte. With `--json` in base64. */
export async function printBody(
  { output }: CommandContext,
  { api, spool }: OpenSpool,
  key: EntryKey,
  form: 'source' | 'data',
): Promise<ExitStatus> {
  const kept: Uint8Array[] = []
  for (let offset = 0; !output.closed;) {
    const { bytes, end } = await api.readSource({ spool, key, form, offset, limit: rangeBytes })
    if (output.json) kept.push(bytes)
    else await output.raw(bytes)
    offset += bytes.length
    if (end) break
    if (bytes.length === 0)
      throw new Error(`reading ${form} of ${key.name} stopped at byte ${String(offset)}`)
  }
  if (output.json)
    await output.document({ encoding: 'base64', [form]: Buffer.concat(kept).toString('base64') })
  return exitStatus.done
}

/** The best text or HTML part, decoded, as UTF-8. */
export async function printPartText(
  { output, io }: CommandContext,
  { api, spool }: OpenSpool,
  key: EntryKey,
  view: EntryView,
  kind: 'text' | 'html',
): Promise<ExitStatus> {
  const part = (kind === 'text' ? view.message?.textPart : view.message?.htmlPart) ?? null
  if (part === null) {
    const what = kind === 'text' ? 'plain text' : 'HTML'
    const failure = view.messageFailure ?? {
      code: 'unreadable-message' as const,
      problem: `${key.name} has no part of ${what}`,
    }
    throw new FailureError(failure)
  }
  const texts: string[] = []
  const notes = new Set<string>()
  let last = '\n'
  for (let offset = 0; !output.closed; offset += rangeBytes) {
    const content = await api.readPart({ spool, key, part, offset, limit: rangeBytes })
    const text = content.text ?? ''
    for (const note of content.notes) notes.add(note)
    if (output.json) texts.push(text)
    else await output.raw(io.stdout.isTerminal ? visibleLines(text) : text)
    last = text === '' ? last : text.slice(-1)
    if (!content.truncated) break
  }
  if (output.json) await output.document({ [kind]: texts.join(''), notes: [...notes] })
  else if (last !== '\n') await output.raw('\n')
  if (!output.json) for (const note of notes) await output.note(note)
  return exitStatus.done
}
