import { create } from 'zustand'
import type { Failure } from '../../../contract/failure.ts'
import type { EntryKey, NewMessagePreview, SpoolId } from '../../../contract/views.ts'
import { api } from '../client/bridge.ts'
import { failureOf } from '../client/failure-of.ts'
import { readFileBytes } from '../client/read-file.ts'
import { countText } from '../words/sizes.ts'
import { announce } from './announcements.ts'
import { headerBytes } from './header-bytes.ts'
import { inLanes } from './in-lanes.ts'
import type { FoundFiles, MailFile } from './mail-files.ts'

/** A message on its way into the spool: read, looked at by a person, added. */
export interface NewMessageFile extends MailFile {
  readonly id: number
  readonly preview: NewMessagePreview | null
  readonly state: 'reading' | 'ready' | 'adding' | 'added' | 'failed'
  /** Why it cannot be added, or could not. */
  readonly failure: Failure | null
  readonly key: EntryKey | null
}

export interface Adding {
  readonly spool: SpoolId
  readonly phase: 'choosing' | 'adding' | 'done'
  readonly files: readonly NewMessageFile[]
  readonly skipped: number
  readonly truncated: boolean
  readonly sendNow: boolean
  /** For a single message: the envelope, where the person has changed it. Recipients one a line. */
  readonly sender: string | null
  readonly recipients: string | null
}

/** What a host takes in one piece. The command line adds files of any size. */
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024
/** fsync waits for the disk: a few messages wait together. */
const LANES = 4

export const useAdding = create<{ readonly adding: Adding | null }>()(() => ({ adding: null }))

let serial = 0
let stopped = false

/** Begins with nothing, or goes on with the dialog that is open. */
export function beginAdding(spool: SpoolId): void {
  const { adding } = useAdding.getState()
  if (adding !== null && adding.phase !== 'done') return
  stopped = false
  useAdding.setState({
    adding: {
      spool,
      phase: 'choosing',
      files: [],
      skipped: 0,
      truncated: false,
      sendNow: false,
      sender: null,
      recipients: null,
    },
  })
}

export function closeAdding(): void {
  stopped = true
  useAdding.setState({ adding: null })
}

export function changeAdding(change: Partial<Pick<Adding, 'sendNow' | 'sender' | 'recipients'>>): void {
  update((adding) => ({ ...adding, ...change }))
}

/** Takes files in and reads what would become of them. */
export async function addFiles(found: FoundFiles): Promise<void> {
  const taken = found.files.map(({ file, path }): NewMessageFile => {
    serial += 1
    const tooLarge = file.size > MAX_MESSAGE_BYTES
    return {
      file,
      path,
      id: serial,
      preview: null,
      state: tooLarge ? 'failed' : 'reading',
      failure: tooLarge ? tooLargeFailure : null,
      key: null,
    }
  })
  update((adding) => ({
    ...adding,
    files: [...adding.files, ...taken],
    skipped: adding.skipped + found.skipped,
    truncated: adding.truncated || found.truncated,
    sender: null,
    recipients: null,
  }))
  await inLanes(taken, LANES, async (file) => {
    if (file.state === 'reading') await look(file)
  })
}

export function leaveOut(id: number): void {
  update((adding) => ({ ...adding, files: adding.files.filter((file) => file.id !== id) }))
}

async function look({ id, file, path }: NewMessageFile): Promise<void> {
  try {
    const preview = await api().previewMessage({ source: await headerBytes(file, path) })
    change(id, { preview, state: 'ready' })
  } catch (error) {
    change(id, { state: 'failed', failure: failureOf(error) })
  }
}

/** Files that would be added now. One of several needs recipients of its own; a single one can be given some. */
export function filesToAdd({ files }: Adding): readonly NewMessageFile[] {
  return files.filter(
    ({ state, preview }) => state === 'ready' && (files.length === 1 || hasRecipients(preview)),
  )
}

export function hasRecipients(preview: NewMessagePreview | null): boolean {
  return preview !== null && preview.recipients.length > 0
}

/** Recipients as they are typed: one a line, or several with commas between. A name in quotes may have commas. */
export function recipientsOf(text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line) => (line.includes('"') ? [line] : line.split(',')))
    .map((address) => address.trim())
    .filter((address) => address !== '')
}

export async function addAll(): Promise<void> {
  const { adding } = useAdding.getState()
  if (adding?.phase !== 'choosing') return
  const files = filesToAdd(adding)
  if (files.length === 0) return
  stopped = false
  update((current) => ({ ...current, phase: 'adding' }))
  await inLanes(files, LANES, async (file) => {
    if (!stopped) await add(adding, file)
  })
  update((current) => ({ ...current, phase: 'done' }))
  const { added, failed } = countsOf(useAdding.getState().adding?.files ?? [])
  announce(`${countText(added)} added${failed === 0 ? '' : `, ${countText(failed)} not added`}`)
}

/** Messages that are under way are still added. */
export function stopAdding(): void {
  stopped = true
}

async function add(adding: Adding, { id, file, path }: NewMessageFile): Promise<void> {
  const { spool, sendNow, sender, recipients } = adding
  change(id, { state: 'adding' })
  try {
    const source = await readFileBytes(file, path)
    const key = await api().addMessage({
      spool,
      source,
      sendNow,
      ...(sender === null ? {} : { sender: sender.trim() === '' ? '<>' : sender.trim() }),
      ...(recipients === null ? {} : { recipients: recipientsOf(recipients) }),
    })
    change(id, { state: 'added', key })
  } catch (error) {
    change(id, { state: 'failed', failure: failureOf(error) })
  }
}

/** Back to the envelope of a single message that was refused. */
export function tryAgain(): void {
  update((adding) => ({
    ...adding,
    phase: 'choosing',
    files: adding.files.map((file) =>
      file.state === 'failed' && file.preview !== null ? { ...file, state: 'ready' } : file,
    ),
  }))
}

export function countsOf(files: readonly NewMessageFile[]): {
  readonly added: number
  readonly failed: number
  readonly bytes: number
} {
  let added = 0
  let failed = 0
  let bytes = 0
  for (const { state, file } of files) {
    if (state === 'added') added += 1
    if (state === 'failed') failed += 1
    bytes += file.size
  }
  return { added, failed, bytes }
}

const tooLargeFailure: Failure = {
  code: 'invalid-argument',
  argument: 'file',
  problem: 'it is larger than 64 MB: “bobbin add” takes it',
}

function change(id: number, part: Partial<NewMessageFile>): void {
  update((adding) => ({
    ...adding,
    files: adding.files.map((file) => (file.id === id ? { ...file, ...part } : file)),
  }))
}

function update(next: (adding: Adding) => Adding): void {
  const { adding } = useAdding.getState()
  if (adding !== null) useAdding.setState({ adding: next(adding) })
}
