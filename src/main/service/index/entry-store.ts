import { statusKinds } from '../../../contract/vocabularies.ts'
import { EntryColumns } from './entry-columns.ts'
import { ownText } from './own-text.ts'
import type { Places } from './places.ts'
import type { ReadEntry } from './read-entry.ts'
import { StringTable } from './string-table.ts'

/** What the columns' `flags` say. */
export const Flag = {
  /** There is an entry in this slot. */
  used: 1,
  /** Its metadata file has been read, whatever came of it. */
  known: 2,
  /** Its recipients were too many to keep: whoever searches them reads the file again. */
  recipientsCut: 4,
} as const

/** The metadata file as `stat` sees it: the same stamp, the same content. */
export interface FileStamp {
  readonly mtimeMs: number
  readonly inode: number
  readonly sizeBytes: number
}

/** What is kept of the data file. */
export interface DataHead {
  /** Null when there is none. */
  readonly sizeBytes: number | null
  readonly subject: string | null
}

/** Separates texts that are kept as one. */
export const separator = '\n'

/** So many characters of recipients are kept; the few entries that have more are read again when searched. */
const maxRecipientsLength = 4000
const maxSubjectLength = 1000
const maxErrorLength = 2000

/**
 * Every entry of a spool, in memory: a slot for each place in which a name is. Slots of entries that have left are not
 * used again before `recycle`, so that lists which still point to them can let go of them first.
 */
export class EntryStore {
  readonly places: Places
  readonly columns = new EntryColumns()
  readonly strings = new StringTable()
  /** Empty for a slot without an entry. */
  readonly names: string[] = []
  /** The joined recipients that are shown. */
  readonly recipients: string[] = []
  readonly subjects: (string | null)[] = []
  /** Joined. A flow is an id of its own, which hardly any two entries share. */
  readonly flows: string[] = []
  readonly otherRecipients = new Map<number, string>()
  readonly previews = new Map<number, string>()
  /** Ids of messages whose id is not their name. */
  readonly ids = new Map<number, string>()
  /** Entries in each place. */
  readonly counts: number[]
  /** Entries. */
  size = 0
  /** Entries that have been read. */
  known = 0
  /** Slots by name, of all slots below `#mapped`. */
  readonly #slots = new Map<string, number | readonly number[]>()
  #mapped = 0
  readonly #free: number[] = []
  #left: number[] = []

  constructor(places: Places) {
    this.places = places
    this.counts = new Array<number>(places.count).fill(0)
  }

  /** Slots are below this. */
  get end(): number {
    return this.names.length
  }

  isUsed(slot: number): boolean {
    return ((this.columns.flags[slot] ?? 0) & Flag.used) !== 0
  }

  isKnown(slot: number): boolean {
    return ((this.columns.flags[slot] ?? 0) & Flag.known) !== 0
  }

  /** All slots of a name; nearly always one. */
  slotsOf(name: string): readonly number[] {
    this.mapNames(this.end)
    const slots = this.#slots.get(name)
    return slots === undefined ? [] : typeof slots === 'number' ? [slots] : slots
  }

  /** -1 when it is not there. */
  find(place: number, name: string): number {
    this.mapNames(this.end)
    const slots = this.#slots.get(name)
    if (slots === undefined) return -1
    if (typeof slots === 'number') return this.columns.place[slots] === place ? slots : -1
    return slots.find((slot) => this.columns.place[slot] === place) ?? -1
  }

  /**
   * Takes in a listing of a spool that has just been opened. Names are mapped to their slots later, by and by or when
   * one is asked for: the first rows do not wait for it.
   */
  addAll(place: number, names: readonly string[]): void {
    this.columns.grow(this.end + names.length)
    this.columns.flags.fill(Flag.used, this.end, this.end + names.length)
    this.columns.place.fill(place, this.end, this.end + names.length)
    const from = this.end
    this.names.length =
      this.recipients.length =
      this.flows.length =
      this.subjects.length =
        from + names.length
    for (let at = 0; at < names.length; at++) this.names[from + at] = names[at] ?? ''
    this.recipients.fill('', from)
    this.flows.fill('', from)
    this.subjects.fill(null, from)
    this.counts[place] = (this.counts[place] ?? 0) + names.length
    this.size += names.length
  }

  /** Maps the names of all slots below `end`. */
  mapNames(end: number): void {
    for (; this.#mapped < end; this.#mapped++) {
      if (this.isUsed(this.#mapped)) this.#map(this.names[this.#mapped] ?? '', this.#mapped)
    }
  }

  add(place: number, name: string): number {
    const slot = this.#free.pop() ?? this.names.length
    if (slot >= this.columns.capacity) this.columns.grow(slot + 1)
    this.names[slot] = name
    this.recipients[slot] = ''
    this.flows[slot] = ''
    this.subjects[slot] = null
    this.columns.clear(slot)
    this.columns.flags[slot] = Flag.used
    this.columns.place[slot] = place
    if (slot < this.#mapped) this.#map(name, slot)
    this.counts[place] = (this.counts[place] ?? 0) + 1
    this.size++
    return slot
  }

  /** The entry is in another place now: the same slot, so that lists can keep its row. */
  move(slot: number, place: number): void {
    const from = this.columns.place[slot] ?? 0
    this.counts[from] = (this.counts[from] ?? 0) - 1
    this.counts[place] = (this.counts[place] ?? 0) + 1
    this.columns.place[slot] = place
  }

  /** The entry has left. What is known of it can be read until `recycle`. */
  remove(slot: number): void {
    const name = this.names[slot] ?? ''
    const place = this.columns.place[slot] ?? 0
    const rest = this.slotsOf(name).filter((other) => other !== slot)
    const [only] = rest
    if (only === undefined) this.#slots.delete(name)
    else this.#slots.set(name, rest.length === 1 ? only : rest)
    this.counts[place] = (this.counts[place] ?? 0) - 1
    this.size--
    if (this.isKnown(slot)) this.known--
    this.columns.flags[slot] = (this.columns.flags[slot] ?? 0) & ~Flag.used
    this.#left.push(slot)
  }

  /** Slots of entries that have left may be used again from now on. */
  recycle(): void {
    for (const slot of this.#left) {
      this.#forget(slot)
      this.names[slot] = ''
      this.columns.flags[slot] = 0
      this.#free.push(slot)
    }
    this.#left = []
  }

  /** How many slots wait for `recycle`. */
  get leftCount(): number {
    return this.#left.length
  }

  hasStamp(slot: number, stamp: FileStamp): boolean {
    const { columns } = this
    return (
      this.isKnown(slot) &&
      columns.mtimeMs[slot] === stamp.mtimeMs &&
      columns.inode[slot] === stamp.inode &&
      columns.fileBytes[slot] === stamp.sizeBytes
    )
  }

  /** Takes in what was read of the entry. */
  put(slot: number, { stamp, summary, data }: ReadEntry): void {
    const { columns, strings } = this
    if (this.isKnown(slot)) this.#forget(slot)
    const recipients = joined(summary.recipients)
    const others = joined(summary.otherRecipients)
    const isCut = recipients.length + others.length > maxRecipientsLength
    if (!this.isKnown(slot)) this.known++
    columns.flags[slot] = Flag.used | Flag.known | (isCut ? Flag.recipientsCut : 0)
    columns.mtimeMs[slot] = stamp?.mtimeMs ?? NaN
    columns.inode[slot] = stamp?.inode ?? NaN
    columns.fileBytes[slot] = stamp?.sizeBytes ?? 0
    columns.revisionHigh[slot] = parseInt(summary.revision?.slice(0, 8) ?? '0', 16)
    columns.revisionLow[slot] = parseInt(summary.revision?.slice(8) ?? '0', 16)
    columns.spooledMs[slot] = summary.spooledMs ?? NaN
    columns.sendAtMs[slot] = summary.sendAtMs ?? NaN
    columns.lastAttemptMs[slot] = summary.lastAttemptMs ?? NaN
    columns.dataBytes[slot] = data.sizeBytes ?? NaN
    columns.status[slot] = summary.status === null ? 0 : statusKinds.indexOf(summary.status) + 1
    columns.attempts[slot] = summary.attempts
    columns.recipientCount[slot] = summary.recipients.length
    columns.sender[slot] = strings.take(summary.sender)
    columns.hops[slot] = strings.take(joinedOrNull(summary.nextHops))
    columns.lastError[slot] = strings.take(summary.lastError?.slice(0, maxErrorLength) ?? null)
    columns.unreadable[slot] = strings.take(summary.unreadable)
    this.flows[slot] = ownText(joined(summary.flows))
    this.recipients[slot] = ownText(isCut ? recipients.slice(0, maxRecipientsLength) : recipients)
    this.subjects[slot] = data.subject === null ? null : ownText(data.subject.slice(0, maxSubjectLength))
    if (others !== '' && !isCut) this.otherRecipients.set(slot, ownText(others))
    if (summary.preview !== null) this.previews.set(slot, ownText(summary.preview))
    if (summary.id !== null && summary.id !== this.names[slot]) this.ids.set(slot, ownText(summary.id))
  }

  /** Null for an entry that has not been read, or cannot be. */
  revision(slot: number): string | null {
    const high = this.columns.revisionHigh[slot] ?? 0
    const low = this.columns.revisionLow[slot] ?? 0
    return high === 0 && low === 0 ? null : hex(high) + hex(low)
  }

  #map(name: string, slot: number): void {
    const others = this.#slots.get(name)
    if (others === undefined) this.#slots.set(name, slot)
    else this.#slots.set(name, typeof others === 'number' ? [others, slot] : [...others, slot])
  }

  #forget(slot: number): void {
    const { columns, strings } = this
    for (const column of [columns.sender, columns.hops, columns.lastError, columns.unreadable]) {
      strings.release(column[slot] ?? 0)
      column[slot] = 0
    }
    this.recipients[slot] = ''
    this.flows[slot] = ''
    this.subjects[slot] = null
    this.otherRecipients.delete(slot)
    this.previews.delete(slot)
    this.ids.delete(slot)
  }
}

/** Most have one. */
function joined(texts: readonly string[]): string {
  const [first = ''] = texts
  return texts.length <= 1 ? first : texts.join(separator)
}

function joinedOrNull(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : joined(texts)
}

function hex(half: number): string {
  return half.toString(16).padStart(8, '0')
}
