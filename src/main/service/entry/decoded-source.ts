import { createDataDecoder } from '../../message/data.ts'
import type { DataRewriter } from '../../message/data-rewriter.ts'
import type { BodyFile } from './body-file.ts'

const chunkBytes = 256 * 1024
/** Between two chunks others get a turn: a large file must not make everybody wait. */
const chunksPerTurn = 4
/** So that a message of any size has at most a few thousand. */
const checkpointEveryBytes = 1024 * 1024

/** From here decoding can go on: the offset in the file, the one in the message, and the decoder in between. */
interface Checkpoint {
  readonly fileOffset: number
  readonly sourceOffset: number
  readonly decoder: DataRewriter
}

/**
 * The message that a data file holds, decoded, by range. It remembers where in the file it was every so often, so that
 * a range costs little more than itself once the file has been read that far. Holds no file open, and none of the
 * message; of use only for the file whose stamp it was made for.
 */
export class DecodedSource {
  readonly stamp: string
  readonly #checkpoints: Checkpoint[] = [{ fileOffset: 0, sourceOffset: 0, decoder: createDataDecoder() }]
  #sizeBytes: number | null = null

  constructor(stamp: string) {
    this.stamp = stamp
  }

  /** Size of the decoded message; null until it has been read to its end. */
  get sizeBytes(): number | null {
    return this.#sizeBytes
  }

  /** The message from `from` to `to` (or its end), in chunks. */
  async *chunks(file: BodyFile, from: number, to = Infinity): AsyncGenerator<Buffer, void, undefined> {
    const { decoder, ...start } = this.#goOn(from)
    let { fileOffset, sourceOffset } = start
    const buffer = Buffer.allocUnsafe(Math.max(1, Math.min(chunkBytes, file.sizeBytes - fileOffset)))
    for (let turn = 1; sourceOffset < to; turn++) {
      const filled = file.read(buffer, fileOffset)
      const decoded = filled === 0 ? decoder.end() : decoder.push(buffer.subarray(0, filled))
      const [first, end] = [Math.max(0, from - sourceOffset), Math.min(decoded.length, to - sourceOffset)]
      fileOffset += filled
      sourceOffset += decoded.length
      if (filled > 0) this.#remember(fileOffset, sourceOffset, decoder)
      else this.#sizeBytes = sourceOffset
      if (first < end) yield decoded.subarray(first, end)
      if (filled === 0) return
      if (turn % chunksPerTurn === 0) await new Promise((resolve) => setImmediate(resolve))
    }
  }

  #goOn(from: number): Checkpoint {
    const found = this.#checkpoints.findLast(({ sourceOffset }) => sourceOffset <= from)
    if (found === undefined) throw new RangeError(`no message begins at ${from}`)
    return { ...found, decoder: found.decoder.fork() }
  }

  #remember(fileOffset: number, sourceOffset: number, decoder: DataRewriter): void {
    const last = this.#checkpoints.at(-1)
    if (last !== undefined && fileOffset < last.fileOffset + checkpointEveryBytes) return
    this.#checkpoints.push({ fileOffset, sourceOffset, decoder: decoder.fork() })
  }
}
