import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeSpool } from '../../../../test/health-bed.ts'
import { temporaryDirectory } from '../../../../test/reference.ts'
import type { SpoolEvent } from '../../../contract/events.ts'
import { createService } from '../service.ts'

test('a window is told of what another process writes into the journal', async () => {
  const dir = join(temporaryDirectory(), 'spool')
  const dataDir = join(temporaryDirectory(), 'data')
  makeSpool(dir, ['a', 'b'])
  const window = createService({ dataDir })
  onTestFinished(() => window.close())
  const events: SpoolEvent[] = []
  const here = window.connect()
  here.subscribe((event) => events.push(event))
  await here.api.openSpool({ dir })

  for (const file of ['.registry/one', '.data/one', 'a/one']) writeFileSync(join(dir, file), 'one')
  const other = createService({ dataDir, live: false })
  onTestFinished(() => other.close())
  const there = other.connect().api
  const { spool } = await there.openSpool({ dir })
  const entries = [{ key: { queue: 'a', name: 'one', checkedOut: false }, revision: null }]
  const selection = { kind: 'entries', entries } as const
  const { job } = await there.startAction({ spool, selection, action: { kind: 'requeue', to: 'b' } })
  await there.awaitJob({ job })
  await expect.poll(() => events.map(({ kind }) => kind), { timeout: 20_000 }).toContain('journal-changed')
})
