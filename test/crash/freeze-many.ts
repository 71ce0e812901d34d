/**
 * Freezes the messages x-0 … as a job of the service: `node freeze-many.ts DIR DATA-DIR COUNT KILL-AT`. Is killed before
 * that file operation, counted from the beginning of the job.
 */
import { killBefore } from './kill-before.ts'

// An fsync changes nothing that the next process sees: without them there is less to kill.
const [dir = '', dataDir = '', count = '', killAt = ''] = process.argv.slice(2)
const { createService } = await import('../../src/main/service/service.ts')
const service = createService({ dataDir, live: false, durability: 'none' })
const { api } = service.connect()
const { spool } = await api.openSpool({ dir })

killBefore(Number(killAt), [dir, dataDir])
const entries = Array.from({ length: Number(count) }, (_, number) => ({
  key: { queue: 'active', name: `x-${number}`, checkedOut: false },
  revision: null,
}))
const job = await api.startAction({
  spool,
  selection: { kind: 'entries', entries },
  action: { kind: 'freeze' },
})
const ended = await api.awaitJob({ job: job.job })
if (ended.state !== 'done' || ended.failed > 0) throw new Error(JSON.stringify(ended))
await service.close()
