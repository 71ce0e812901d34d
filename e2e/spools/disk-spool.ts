/**
 * Message spools made of plain files, as an Async_smtp server would have written them: what a test arranges on disk
 * behind Bobbin's back.
 */
import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Queue = 'active' | 'frozen' | 'removed' | 'quarantine'

const statusOf: Readonly<Record<Queue, string>> = {
  active: 'Send_now',
  frozen: 'Frozen',
  removed: 'Removed',
  quarantine: '(Quarantined((description"looks dangerous")(envelope_sender <>)(from_headers"")))',
}

export interface DiskMessage {
  /** Lines of the message, header and body, without line ends. */
  readonly lines: readonly string[]
  readonly queue?: Queue
  readonly sender?: string
  readonly recipients?: readonly string[]
  readonly spooledAt?: Date
  /** Last errors, newest first. */
  readonly errors?: readonly string[]
  /** Of the lines: `latin1` for a character per byte. */
  readonly encoding?: 'utf8' | 'latin1'
}

export async function makeSpool(dir: string): Promise<string> {
  for (const part of ['.registry', '.tmp', '.data']) await mkdir(join(dir, part), { recursive: true })
  for (const queue of Object.keys(statusOf)) await mkdir(join(dir, queue, '.checkout'), { recursive: true })
  return dir
}

let made = 0

/** A name such as the server gives. */
export function nextName(): string {
  made += 1
  const counter = made
    .toString(26)
    .padStart(6, '0')
    .replace(/[0-9a-p]/g, (digit) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(Number.parseInt(digit, 26)))
  return `AAAAAA-AAAAAB-0A-${counter}`
}

function sexpTime(time: Date): string {
  return `(${time.toISOString().slice(0, 10)} ${time.toISOString().slice(11, 23)}000Z)`
}

const atom = (text: string) => (/^[^\s()";\\]+$/.test(text) ? text : JSON.stringify(text))
const list = (atoms: readonly string[]) => `(${atoms.map(atom).join(' ')})`

function metadataOf(dir: string, name: string, message: DiskMessage): string {
  const {
    queue = 'active',
    sender = 'ada@example.com',
    recipients = ['bob@example.net'],
    errors = [],
  } = message
  const spooledAt = message.spooledAt ?? new Date(Date.now() - 3_600_000)
  const attempts = errors.map(
    (error, place) =>
      `(${sexpTime(new Date(spooledAt.getTime() + 60_000 * (errors.length - place)))}${JSON.stringify(error)})`,
  )
  return (
    `((spool_dir ${atom(dir)})(id ${name})(flows())(parent_id ${name.slice(0, 16)})(related_ids())` +
    `(spool_date${sexpTime(spooledAt)})(next_hop_choices((relay.example.net 25)))(retry_intervals(((span 15m)(jitter()))))` +
    `(remaining_recipients${list(recipients)})(failed_recipients())(relay_attempts(${attempts.join('')}))(status ${statusOf[queue]})` +
    `(envelope_info((sender ${atom(sender)})(recipients${list(recipients)})(rejected_recipients())(route())(id ${name.slice(0, 16)}))))`
  )
}

/** Puts a message into its queue in the order of the protocol: it appears there whole. Answers with its name. */
export async function putMessage(dir: string, message: DiskMessage, name = nextName()): Promise<string> {
  const { queue = 'active', lines, encoding = 'utf8' } = message
  await writeFile(join(dir, '.registry', name), '', { flag: 'wx' })
  await writeFile(join(dir, '.tmp', name), metadataOf(dir, name, message))
  const stuffed = lines.map((line) => (line.startsWith('.') ? `.${line}` : line))
  await writeFile(join(dir, '.data', name), stuffed.join('\r\n') + '\r\n', encoding)
  await rename(join(dir, '.tmp', name), join(dir, queue, name))
  return name
}

/** What another program does: takes an entry from one queue to another, whatever its status says. */
export async function moveOnDisk(dir: string, name: string, from: Queue, to: Queue): Promise<void> {
  await rename(join(dir, from, name), join(dir, to, name))
}

export async function isThere(...path: readonly string[]): Promise<boolean> {
  try {
    await stat(join(...path))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}

export interface DiskEntry {
  readonly queue: string
  readonly name: string
  readonly metadata: string
  readonly data: string | Uint8Array
}

/** A spool of anything but messages. */
export async function makeGenericSpool(
  dir: string,
  queues: readonly string[],
  entries: readonly DiskEntry[],
): Promise<string> {
  for (const part of ['.registry', '.tmp', '.data']) await mkdir(join(dir, part), { recursive: true })
  for (const queue of queues) await mkdir(join(dir, queue, '.checkout'), { recursive: true })
  for (const { queue, name, metadata, data } of entries) {
    await writeFile(join(dir, '.registry', name), '', { flag: 'wx' })
    await writeFile(join(dir, '.data', name), data)
    await writeFile(join(dir, queue, name), metadata)
  }
  return dir
}

/** The names in a directory, sorted; none while it is not there. */
export async function filesIn(dir: string): Promise<readonly string[]> {
  try {
    return (await readdir(dir)).toSorted()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
