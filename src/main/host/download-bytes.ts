import { FailureError } from '../../contract/failure.ts'
import type { Download } from '../../contract/host-api.ts'
import type { SpoolApi } from '../../contract/spool-api.ts'

/** Large enough that the number of calls does not matter, small enough that memory does not. */
const RANGE_BYTES = 1024 * 1024

/** The bytes of a download, a range at a time. The first range is read before anything is written: it may fail. */
export async function* downloadBytes(
  api: Pick<SpoolApi, 'readPart' | 'readSource'>,
  download: Download,
): AsyncGenerator<Uint8Array> {
  switch (download.kind) {
    case 'text':
      yield new TextEncoder().encode(download.text)
      return
    case 'source':
      yield* source(api, download)
      return
    case 'part':
      yield* part(api, download)
  }
}

async function* source(
  api: Pick<SpoolApi, 'readSource'>,
  { spool, key, form }: Extract<Download, { kind: 'source' }>,
): AsyncGenerator<Uint8Array> {
  let offset = 0
  for (;;) {
    const range = await api.readSource({ spool, key, form, offset, limit: RANGE_BYTES })
    yield range.bytes
    offset += range.bytes.length
    if (range.end) return
    assertProgress(range.bytes)
  }
}

async function* part(
  api: Pick<SpoolApi, 'readPart'>,
  { spool, key, part: id }: Extract<Download, { kind: 'part' }>,
): AsyncGenerator<Uint8Array> {
  let offset = 0
  for (;;) {
    const content = await api.readPart({ spool, key, part: id, offset, limit: RANGE_BYTES, as: 'bytes' })
    const bytes = content.bytes ?? new Uint8Array()
    yield bytes
    offset += bytes.length
    if (!content.truncated) return
    assertProgress(bytes)
  }
}

/** A service that says "more follows" and gives nothing would be asked for ever. */
function assertProgress(bytes: Uint8Array): void {
  if (bytes.length === 0) {
    throw new FailureError({ code: 'internal', problem: 'a range of a body was empty before its end' })
  }
}
