/**
 * Repairs the spool of messages DIR: `node repair-all.ts DIR DATA-DIR KILL-AT`. Is killed before that file operation,
 * counted from the beginning of the repair.
 */
import { dirname } from 'node:path'
import { killBefore } from './kill-before.ts'

// An fsync changes nothing that the next process sees: without them there is less to kill.
const [dir = '', dataDir = '', killAt = ''] = process.argv.slice(2)
killBefore(Number(killAt), [dirname(dir), dataDir])

const { openRepairBed } = await import('../repair-bed.ts')
const bed = openRepairBed({ dir, dataDir })
const job = await bed.apply(await bed.plan())
// The journal is watched for as long as the spool is open.
await bed.close()
if (job.state !== 'done' || job.failed > 0) throw new Error(JSON.stringify(job))
