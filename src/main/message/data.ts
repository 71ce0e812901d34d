/**
 * The body of a spooled message: the message as people read it, and its form on disk, ready to be sent by SMTP. On
 * disk lines end in CR LF and a line (or a header's name) that begins with a dot has another dot before it.
 *
 * The rewriting is the reference's, byte for byte: `encodeData` is `Data.of_email (Email.of_string …)` saved,
 * `decodeData` is `Data.to_email` of what was loaded, as a string. Encoding what was decoded gives the same file
 * wherever the reference's own does.
 */
import { DataRewriter } from './data-rewriter.ts'

const CR = 0x0d
const LF = 0x0a

/** Large enough to be quick, small enough not to need the memory twice. */
const chunkBytes = 1 << 18

/** From a message to its data file, chunk by chunk: `push` all of it, then `end`. */
export function createDataEncoder(): DataRewriter {
  return new DataRewriter({ lineEnd: Uint8Array.of(CR, LF), leadingDot: 'doubled' })
}

/** From a data file to the message, chunk by chunk: `push` all of it, then `end`. */
export function createDataDecoder(): DataRewriter {
  return new DataRewriter({ lineEnd: Uint8Array.of(LF), leadingDot: 'dropped' })
}

/** The data file of a message. */
export function encodeData(email: Uint8Array): Buffer {
  return Buffer.concat([...rewritten(createDataEncoder(), email)])
}

/** The data file of a message, in pieces that need not be in memory together. */
export function encodeDataChunks(email: Uint8Array): Iterable<Buffer> {
  return rewritten(createDataEncoder(), email)
}

/** The message of a data file. */
export function decodeData(file: Uint8Array): Buffer {
  return Buffer.concat([...rewritten(createDataDecoder(), file)])
}

function* rewritten(rewriter: DataRewriter, input: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < input.length; at += chunkBytes) {
    yield rewriter.push(input.subarray(at, at + chunkBytes))
  }
  yield rewriter.end()
}
