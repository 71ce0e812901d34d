import { expect, test } from 'vitest'
import type { EntryResult } from '../../../contract/views.ts'
import { LazyRecording } from './lazy-recording.ts'
import type { IntendedChange, RecordedOperation, Recorder } from './recorder.ts'

function setUp() {
  const log: string[] = []
  const recorder: Recorder = {
    begin: ({ title }) => {
      log.push(`begin ${title}`)
      return Promise.resolve({
        operation: 'operation-1',
        intend: (changes) => {
          log.push(`intend ${changes.map(({ name }) => name).join()}`)
          return Promise.resolve()
        },
        taking: ({ name }) => log.push(`taking ${name}`),
        done: (result) => log.push(`${result.kind} ${result.name}`),
        end: (state) => {
          log.push(`end ${state}`)
          return Promise.resolve()
        },
      })
    },
  }
  const about: RecordedOperation = { spool: {} as never, title: 'Freeze', action: 'freeze', entries: 3 }
  return { log, recording: new LazyRecording(recorder, about) }
}

const change = (name: string): IntendedChange => ({ name, before: null, after: null })
const done = (name: string): EntryResult => ({ kind: 'done', name, from: 'active', to: 'frozen' })

test('nothing intended, nothing recorded', async () => {
  const { log, recording } = setUp()
  await recording.intend([])
  await recording.end('done')
  expect(recording.operation).toBeNull()
  expect(log).toEqual([])
})

test('what was intended and not begun is recorded as cancelled', async () => {
  const { log, recording } = setUp()
  const [a, b, c] = [change('a'), change('b'), change('c')]
  await recording.intend([a, b])
  expect(recording.operation).toBe('operation-1')
  await recording.intend([c])
  recording.taking(a)
  recording.done(a, done('a'))
  await recording.end('cancelled')
  expect(log).toEqual([
    'begin Freeze',
    'intend a,b',
    'intend c',
    'taking a',
    'done a',
    'failed b',
    'failed c',
    'end cancelled',
  ])
})
