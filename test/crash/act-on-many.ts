/**
 * Does one thing with the messages x-0 … as a job of the service: `node act-on-many.ts DIR DATA-DIR COUNT ACT KILL-AT`,
 * where ACT is `freeze`, `delete`, or `undo` of what was done last. Is killed before that file operation, counted from the
 * beginning of the job.
 */
import { killBefore } from './kill-before.ts'

// An fsync changes nothing that the next process sees: without them there is less to kill.
const [dir = '', dataDir = '', count = '', act = '', killAt = ''] = process.argv.slice(2)
const { createService } = await import('../../src/main/service/service.ts')
const service = createService({ dataDir, live: false, durability: 'none' })
const { api } = service.connect()
const { spool } = await api.openSpool({ dir })

killBefore(Number(killAt), [dir, dataDir])
const entries = Array.from({ length: Number(count) }, (_, number) => ({
  key: { queue: 'active', name: `x-${number}`, checkedOut: false },
  revision: null,
}))
const actOn = (kind: 'freeze' | 'delete') =>
  api.startAction({ spool, selection: { kind: 'entries', entries }, action: { kind } })
const job = await (act === 'freeze' || act === 'delete' ? actOn(act) : api.undo({ spool }))
const ended = await api.awaitJob({ job: job.job })
if (ended.state !== 'done' || ended.failed > 0) throw new Error(JSON.stringify(ended))
await service.close()
