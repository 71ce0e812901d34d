import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeSpool, openBed } from '../../../../test/health-bed.ts'
import { temporaryDirectory } from '../../../../test/reference.ts'
import { observedFileSystem } from '../../../../test/spool-recorder.ts'
import { createLimits } from '../../spool/monitor/limits.ts'
import type { Problem } from '../../spool/monitor/monitor-intf.ts'
import { spoolFiles } from '../journal/spool-files.ts'
import { lookAtName } from './name-state.ts'
import { planName } from './plan-name.ts'

test('an entry that this user may not read is left alone, whatever is wrong with it', () => {
  const dir = join(temporaryDirectory(), 'spool')
  mkdirSync(dir)
  makeSpool(dir)
  for (const path of ['.registry/x', 'active/x', 'frozen/x']) writeFileSync(join(dir, path), '')
  const fileSystem = observedFileSystem(
    () => dir,
    (operation) => {
      if (operation.endsWith(' frozen/x') && !operation.startsWith('stat'))
        throw Object.assign(new Error('EACCES'), { code: 'EACCES', syscall: 'open' })
    },
  )
  const { spool } = openBed({ dir, dataDir: temporaryDirectory() })
  const state = lookAtName(spoolFiles(spool, 'none', fileSystem), 'message', 'x')

  const file = { filename: 'x', mtimeMs: 0 }
  const problems: Problem<string>[] = [
    { kind: 'unreadable-metadata', file, dir: { kind: 'queue', queue: 'frozen' }, reason: 'not ours' },
    { kind: 'missing-data', file, dir: { kind: 'queue', queue: 'active' } },
  ]
  const { steps, left } = planName(state, problems, {
    kind: 'message',
    limits: createLimits(),
    nowMs: Date.now(),
    statusMismatch: 'move-to-queue-of-status',
    placeFor: () => '/aside',
  })
  expect(steps).toEqual([])
  expect(left.map(({ reason }) => reason)).toEqual(
    problems.map(() => 'This user may not read frozen/x: it may be in order for those who may.'),
  )
})
