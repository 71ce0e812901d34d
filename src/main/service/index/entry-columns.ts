/** Numbers of all entries, a column for each: 90 bytes an entry, and quick to sort and to filter. */
export class EntryColumns {
  capacity = 0
  /** See `Flag`. */
  flags = new Uint8Array(0)
  place = new Uint16Array(0)
  /** Of the metadata file: together they tell whether it is the one that was read. */
  mtimeMs = new Float64Array(0)
  inode = new Float64Array(0)
  fileBytes = new Uint32Array(0)
  revisionHigh = new Uint32Array(0)
  revisionLow = new Uint32Array(0)
  /** NaN for none. */
  spooledMs = new Float64Array(0)
  sendAtMs = new Float64Array(0)
  lastAttemptMs = new Float64Array(0)
  /** Of the data file; NaN when it is missing. */
  dataBytes = new Float64Array(0)
  /** Index in `statusKinds` plus one; 0 for none. */
  status = new Uint8Array(0)
  attempts = new Uint32Array(0)
  recipientCount = new Uint32Array(0)
  /** Numbers in the string table. */
  sender = new Uint32Array(0)
  hops = new Uint32Array(0)
  lastError = new Uint32Array(0)
  unreadable = new Uint32Array(0)

  /** Makes room for at least `needed` entries. Columns are new arrays afterwards. */
  grow(needed: number): void {
    if (needed <= this.capacity) return
    const capacity = Math.max(needed, Math.ceil(this.capacity * 1.25), 64)
    this.flags = grown(this.flags, new Uint8Array(capacity))
    this.place = grown(this.place, new Uint16Array(capacity))
    this.mtimeMs = grown(this.mtimeMs, new Float64Array(capacity))
    this.inode = grown(this.inode, new Float64Array(capacity))
    this.fileBytes = grown(this.fileBytes, new Uint32Array(capacity))
    this.revisionHigh = grown(this.revisionHigh, new Uint32Array(capacity))
    this.revisionLow = grown(this.revisionLow, new Uint32Array(capacity))
    this.spooledMs = grown(this.spooledMs, new Float64Array(capacity))
    this.sendAtMs = grown(this.sendAtMs, new Float64Array(capacity))
    this.lastAttemptMs = grown(this.lastAttemptMs, new Float64Array(capacity))
    this.dataBytes = grown(this.dataBytes, new Float64Array(capacity))
    this.status = grown(this.status, new Uint8Array(capacity))
    this.attempts = grown(this.attempts, new Uint32Array(capacity))
    this.recipientCount = grown(this.recipientCount, new Uint32Array(capacity))
    this.sender = grown(this.sender, new Uint32Array(capacity))
    this.hops = grown(this.hops, new Uint32Array(capacity))
    this.lastError = grown(this.lastError, new Uint32Array(capacity))
    this.unreadable = grown(this.unreadable, new Uint32Array(capacity))
    for (const times of [this.mtimeMs, this.spooledMs, this.sendAtMs, this.lastAttemptMs, this.dataBytes]) {
      times.fill(NaN, this.capacity)
    }
    this.capacity = capacity
  }

  /** As of an entry of which only the name is known: as it is after `grow`. */
  clear(slot: number): void {
    for (const times of [this.mtimeMs, this.spooledMs, this.sendAtMs, this.lastAttemptMs, this.dataBytes]) {
      times[slot] = NaN
    }
    this.revisionHigh[slot] = 0
    this.revisionLow[slot] = 0
    this.status[slot] = 0
    this.attempts[slot] = 0
    this.recipientCount[slot] = 0
  }
}

function grown<Column extends { set(from: Column): void }>(from: Column, into: Column): Column {
  into.set(from)
  return into
}
