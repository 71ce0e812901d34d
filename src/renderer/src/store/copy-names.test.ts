import { beforeEach, expect, test } from 'vitest'
import { connectFake } from '../../test/fake-bridge.ts'
import type { FakeService } from '../../test/fake-bridge.ts'
import { choose, chooseAll, toggle } from './choose.ts'
import { copyNames } from './copy-names.ts'
import { closeListing, openListing } from './listing-open.ts'
import { useNotices } from './notices.ts'

let service: FakeService
let copied: string | null

const notice = () => useNotices.getState().notices[0]?.title

async function open(count: number): Promise<void> {
  const names = Array.from({ length: count }, (_, place) => `e${String(place)}`)
  service = connectFake(
    names,
    {
      readSelection: ({ offset, limit }) => Promise.resolve(service.rows.slice(offset, offset + limit)),
    },
    {
      copyText: (text) => {
        copied = text
        return Promise.resolve()
      },
    },
  )
  closeListing()
  await openListing({ spool: 's', filter: { queues: null, query: '' }, sort: [] })
}

beforeEach(() => {
  copied = null
  useNotices.setState({ notices: [] })
})

test('the names of a few, a line each', async () => {
  await open(10)
  await choose(3)
  await toggle(7)
  await copyNames()
  expect([copied, notice()]).toEqual(['e3\ne7', '2 names copied'])
})

test('the names of all that match, however many calls it takes, and the selection is let go of', async () => {
  await open(2500)
  chooseAll()
  await copyNames()
  expect(copied?.split('\n')).toEqual(service.rows.map(({ name }) => name))
  expect(notice()).toBe('2,500 names copied')
  expect(service.calls.filter((name) => name === 'readSelection')).toHaveLength(3)
  expect(service.calls.at(-1)).toBe('releaseSelection')
})

test('more than a clipboard is good for are refused, and said so', async () => {
  await open(10_001)
  chooseAll()
  await copyNames()
  expect([copied, notice()]).toEqual([null, 'Names not copied'])
  expect(useNotices.getState().notices[0]?.detail).toContain('at most 10,000')
  expect(service.calls.at(-1)).toBe('releaseSelection')
})
