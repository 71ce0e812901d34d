import { once } from 'node:events'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FailureError } from '../../contract/failure.ts'
import type { SpoolApi } from '../../contract/spool-api.ts'
import { parseWireJson } from '../../contract/wire-json.ts'
import { downloadBytes } from '../host/download-bytes.ts'
import { checked, downloadSchema } from '../host/host-arguments.ts'
import { attachmentNamed } from './content-disposition.ts'
import type { Route } from './exchange.ts'
import { HttpRefusal } from './http-refusal.ts'

/** `GET /download?of=JSON`: what a person saves, as a file and never as a document. Streams range by range. */
export function downloadRoute(api: Pick<SpoolApi, 'readPart' | 'readSource'>): Route {
  return async ({ response, query }) => {
    const download = checked(downloadSchema, parsed(query.get('of')), 'of')
    if (!download.ok) throw new HttpRefusal(400, `not a download: ${download.failure.code}`)
    const bytes = downloadBytes(api, download.value)
    const first = await firstRange(bytes)
    response.writeHead(200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': attachmentNamed(download.value.filename),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'no-store',
    })
    if (first !== null && !response.write(first))
      await Promise.race([once(response, 'drain'), once(response, 'close')])
    // A body that fails half-way ends the response early: the browser sees that it is not whole.
    await pipeline(Readable.from(bytes), response)
  }
}

/** Read before the headers are sent: an entry that has gone is an answer of its own. */
async function firstRange(bytes: AsyncGenerator<Uint8Array>): Promise<Uint8Array | null> {
  try {
    const first = await bytes.next()
    return first.done === true ? null : first.value
  } catch (error) {
    if (error instanceof FailureError) throw new HttpRefusal(404, `cannot be read: ${error.failure.code}`)
    throw error
  }
}

function parsed(text: string | null): unknown {
  try {
    return parseWireJson(text ?? '')
  } catch (error) {
    if (error instanceof SyntaxError) throw new HttpRefusal(400, 'not JSON')
    throw error
  }
}
