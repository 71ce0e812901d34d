import { expect, test } from 'vitest'
import { connectTo } from '../../client/bridge.ts'
import type { Bridge } from '../../../../contract/bridge.ts'
import type { SpoolApi } from '../../../../contract/spool-api.ts'
import { SourceReader } from './source-reader.ts'

/** A body of 30 MB, of which the service is asked for ranges only. */
const TOTAL = 30 * 1024 * 1024

function connect(): { readonly asked: number[] } {
  const asked: number[] = []
  const readSource: SpoolApi['readSource'] = ({ offset, limit }) => {
    asked.push(offset)
    const bytes = new Uint8Array(Math.max(0, Math.min(limit, TOTAL - offset))).fill(0x61)
    for (let at = 79; at < bytes.length; at += 80) bytes[at] = 0x0a
    return Promise.resolve({ bytes, offset, totalBytes: TOTAL, end: offset + bytes.length >= TOTAL })
  }
  connectTo({
    api: { readSource } as unknown as SpoolApi,
    subscribe: () => () => undefined,
    onConnectionChange: () => () => undefined,
    host: {} as Bridge['host'],
  })
  return { asked }
}

const place = { spool: 's', key: { queue: 'active', name: 'n', checkedOut: false } }

test('something large is read range by range, as much as is kept, and on from there', async () => {
  const { asked } = connect()
  const reader = new SourceReader(place, 'source')
  await reader.more()
  expect(asked).toEqual([0])
  while (!reader.snapshot().full) await reader.more()
  const { readBytes, end } = reader.snapshot()
  expect(readBytes).toBe(24 * 1024 * 1024)
  expect(end).toBe(false)
  await reader.more()
  expect(asked).toHaveLength(readBytes / (256 * 1024))

  const rest = new SourceReader(place, 'source', readBytes)
  while (!rest.snapshot().end) await rest.more()
  expect(rest.snapshot()).toMatchObject({ readBytes: TOTAL - readBytes, full: false, failure: null })
})
