/**
 * Another program that puts messages into the spool which is named on its first line of input, a hundred a second,
 * until its input ends. Then it prints how many there were.
 */
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { putMessage } from '../spools/disk-spool.ts'
import { plainMail } from '../spools/mails.ts'

const perSecond = 100

const input = createInterface({ input: process.stdin })
const [dir] = (await once(input, 'line')) as [string]
const ended = new AbortController()
input.once('close', () => ended.abort())
const startedAt = performance.now()
let put = 0
while (!ended.signal.aborted) {
  const due = Math.floor(((performance.now() - startedAt) / 1000) * perSecond)
  while (put < due) {
    const id = `STEADY-${process.pid.toString(36).toUpperCase()}-0A-${String(put).padStart(6, '0')}`
    await putMessage(dir, { lines: plainMail(`Steady ${put}`) }, id)
    put++
  }
  await pause(20)
}
process.stdout.write(`${put}\n`)
