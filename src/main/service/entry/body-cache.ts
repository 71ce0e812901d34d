import { BodyFile } from './body-file.ts'
import { DecodedSource } from './decoded-source.ts'
import type { MimeStructure } from './mime/mime-part.ts'
import { scanBeginning, scanMessage } from './scan-message.ts'
import type { PartCursor } from './part-cursor.ts'
import type { PartTextCursor } from './part-text-cursor.ts'
import type { SpoolPath } from '../../spool/file-system.ts'

/** A person reads one message, and perhaps goes back to the one before. */
const maxBodies = 16
const maxCursors = 16
/** A body up to here is read whole before a person notices. */
const maxAtOnceBytes = 2 * 1024 * 1024

/** What is known of a body, as long as its file stays the same. */
export class Body {
  readonly source: DecodedSource
  /** Where reading can go on, by part and by what is read of it; taken out while in use. */
  readonly cursors = new Map<string, PartCursor | PartTextCursor>()
  #structure: Promise<MimeStructure> | null = null
  #known: MimeStructure | null = null
  #beginning: Promise<MimeStructure> | null = null

  constructor(stamp: string) {
    this.source = new DecodedSource(stamp)
  }

  /** The parts of the message. Scans it once. */
  structure(file: BodyFile): Promise<MimeStructure> {
    const structure = (this.#structure ??= scanMessage(this.source, file))
    structure.then(
      (known) => {
        this.#known = known
      },
      // What failed once (the disk, perhaps) is tried again by the next who asks.
      () => {
        this.#structure = null
      },
    )
    return structure
  }

  /** What is known at once: of a large message that was not scanned yet, what its beginning tells. */
  beginning(file: BodyFile): Promise<MimeStructure> {
    if (this.#known !== null || file.sizeBytes <= maxAtOnceBytes) return this.structure(file)
    const beginning = (this.#beginning ??= scanBeginning(this.source, file))
    beginning.catch(() => {
      this.#beginning = null
    })
    return beginning
  }

  keep(key: string, cursor: PartCursor | PartTextCursor): void {
    this.cursors.set(key, cursor)
    const [oldest] = this.cursors.keys()
    if (this.cursors.size > maxCursors && oldest !== undefined) this.cursors.delete(oldest)
  }
}

/** Bodies that were read lately. */
export class BodyCache {
  readonly #bodies = new Map<string, Body>()

  /**
   * Opens a data file for `f` and closes it afterwards; with what is known of it, if it is still the same file.
   * Answers null when there is no such file.
   */
  async withBody<A>(path: SpoolPath, f: (file: BodyFile, body: Body) => Promise<A>): Promise<A | null> {
    const file = BodyFile.open(path)
    if (file === null) return null
    try {
      return await f(file, this.#bodyOf(String(path), file))
    } finally {
      file.close()
    }
  }

  clear(): void {
    this.#bodies.clear()
  }

  #bodyOf(path: string, file: BodyFile): Body {
    const known = this.#bodies.get(path)
    const body = known?.source.stamp === file.stamp ? known : new Body(file.stamp)
    this.#bodies.delete(path)
    this.#bodies.set(path, body)
    const [oldest] = this.#bodies.keys()
    if (this.#bodies.size > maxBodies && oldest !== undefined) this.#bodies.delete(oldest)
    return body
  }
}
