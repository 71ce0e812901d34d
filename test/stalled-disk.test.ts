import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { SpoolEvent } from '../src/contract/events.ts'
import type { SpoolConnection } from '../src/contract/spool-api.ts'
import type { JobView } from '../src/contract/views.ts'
import { startServiceWorker, type WorkerService } from '../src/main/service/worker/worker-service.ts'
import { serveBrowserHost } from '../src/main/web/serve-browser-host.ts'
import { openBrowserBridge, type BrowserBridge } from '../src/renderer/src/client/browser-bridge.ts'
import { messageSpool } from './arranged-spool.ts'
import { pretendedPage } from './pretended-page.ts'
import { temporaryDirectory } from './reference.ts'
import { DiskGate } from './stalled-disk/disk-gate.ts'

// A disk that hangs stops the thread that asks it, for as long as it hangs. That thread is the service's own, so
// neither a window nor the stream of events has to wait: whoever asks for nothing of the disk is answered.

const closers: (() => unknown)[] = []

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function serviceOnGatedDisk(): Promise<{ service: WorkerService; gate: DiskGate }> {
  const gate = new DiskGate()
  const options = {
    dataDir: join(temporaryDirectory(), 'data'),
    durability: 'none',
    url: new URL('./stalled-disk/stalling-worker.ts', import.meta.url),
    gate: gate.memory,
  } as const
  const service = await startServiceWorker(options)
  closers.push(() => service.close())
  closers.push(() => gate.open())
  return { service, gate }
}

/** A job whose first step on the disk hangs. */
async function hangingJob(service: WorkerService, gate: DiskGate): Promise<{ job: JobView; dir: string }> {
  const { dir } = await messageSpool([{ name: 'one' }])
  const { api } = service.connect()
  const { spool } = await api.openSpool({ dir })
  gate.shut()
  const job = await api.startAction({
    spool,
    selection: {
      kind: 'entries',
      entries: [{ key: { queue: 'active', name: 'one', checkedOut: false }, revision: null }],
    },
    action: { kind: 'freeze' },
  })
  await gate.somebodyWaits()
  return { job, dir }
}

/** What came of a promise until now. */
function watched<A>(promise: Promise<A>): {
  readonly isSettled: () => boolean
  readonly promise: Promise<A>
} {
  let isSettled = false
  const settle = (): void => {
    isSettled = true
  }
  promise.then(settle, settle)
  return { isSettled: () => isSettled, promise }
}

describe('a disk that hangs', () => {
  it('keeps the thread of the host out of it: it turns, connects and hangs up, and is answered afterwards', async () => {
    const { service, gate } = await serviceOnGatedDisk()
    const client = service.connect()
    const done = eventOf(client, isDoneJob)
    const { job } = await hangingJob(service, gate)
    const asked = watched(client.api.listJobs({}))
    const ended = watched(client.api.awaitJob({ job: job.job }))
    for (let turn = 0; turn < 100; turn++) await nextTurn()
    const impatient = service.connect()
    const question = impatient.call('listSpools', {})
    impatient.close()
    expect(await question).toEqual({ ok: false, failure: { code: 'disconnected' } })
    expect([asked.isSettled(), ended.isSettled()]).toEqual([false, false])

    gate.open()
    expect(await asked.promise).toMatchObject([{ job: job.job }])
    expect(await ended.promise).toMatchObject({ state: 'done', succeeded: 1 })
    expect(await done).toMatchObject({ job: { job: job.job } })
  })

  it('keeps the browser host out of it: pages load, and their streams of events open', async () => {
    const { service, gate } = await serviceOnGatedDisk()
    const rendererDir = temporaryDirectory()
    mkdirSync(join(rendererDir, 'assets'))
    writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>Bobbin</title>')
    const host = await serveBrowserHost({ service, port: 0, rendererDir })
    closers.push(() => host.close())
    const before = await openPage(host.url)
    const done = eventOf(before, isDoneJob)
    const { job } = await hangingJob(service, gate)
    const asked = watched(before.api.listSpools({}))

    const page = pretendedPage(host.url)
    expect(await (await page.fetch(`${page.origin}/`)).text()).toContain('<title>Bobbin</title>')
    // It is open once its stream of events is.
    await openPage(host.url)
    expect(asked.isSettled()).toBe(false)

    gate.open()
    expect(await asked.promise).toHaveLength(1)
    expect(await done).toMatchObject({ job: { job: job.job, succeeded: 1 } })
  })
})

async function openPage(url: string): Promise<BrowserBridge> {
  const bridge = await openBrowserBridge(pretendedPage(url))
  closers.push(() => {
    bridge.close()
  })
  return bridge
}

function eventOf(
  { subscribe }: Pick<SpoolConnection, 'subscribe'>,
  isIt: (event: SpoolEvent) => boolean,
): Promise<SpoolEvent> {
  return new Promise((resolve) => {
    const end = subscribe((event) => {
      if (!isIt(event)) return
      end()
      resolve(event)
    })
  })
}

function isDoneJob(event: SpoolEvent): boolean {
  return event.kind === 'job-changed' && event.job.state === 'done'
}
