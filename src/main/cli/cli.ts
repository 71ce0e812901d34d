/**
 * `bobbin`: the command line's composition root. The service runs in this process and on this thread: there is no
 * window that a slow disk could freeze.
 */
import { getEventListeners } from 'node:events'
import process from 'node:process'
import type { ServiceOptions } from '../service/context.ts'
import type { Service } from '../service/service.ts'
import { argumentsOfProcess } from './arguments-of-process.ts'
import { outputStreamOf, type CommandLineIo } from './command-line-io.ts'
import type { ServiceHandle, ServiceWish } from './command-context.ts'
import { exitStatus } from './exit-status.ts'
import { runCommandLine } from './run-command-line.ts'

async function startService({ use, readOnly, onFault }: ServiceWish): Promise<ServiceHandle> {
  const { defaultDataDir } = await import('../service/data-dir.ts')
  const service = await createServiceFor(use, { dataDir: defaultDataDir(), readOnly, onFault })
  return {
    connection: service.connect(),
    connect: () => service.connect(),
    close: () => service.close(),
  }
}

async function createServiceFor(
  use: ServiceWish['use'],
  options: Pick<ServiceOptions, 'dataDir' | 'readOnly' | 'onFault'>,
): Promise<Service> {
  if (use === 'host') {
    const { startServiceWorker } = await import('../service/worker/worker-service.ts')
    return startServiceWorker(options)
  }
  const { createService } = await import('../service/service.ts')
  return createService({ ...options, live: use === 'follow' })
}

const interrupt = new AbortController()
// The first signal asks whoever listens for an orderly end; the second one, or where nobody does, ends at once.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    const asked = interrupt.signal.aborted || getEventListeners(interrupt.signal, 'abort').length === 0
    if (asked) process.exit(exitStatus.interrupted)
    interrupt.abort()
  })
}

const io: CommandLineIo = {
  stdin: process.stdin,
  stdout: outputStreamOf(process.stdout),
  stderr: outputStreamOf(process.stderr),
  env: process.env,
  interrupted: interrupt.signal,
}

const status = await runCommandLine(argumentsOfProcess(), io, startService)
process.exit(status)
