import { join } from 'node:path'
import { afterAll } from 'vitest'
import { createService } from '../src/main/service/service.ts'
import { startServiceWorker, type WorkerService } from '../src/main/service/worker/worker-service.ts'
import { temporaryDirectory } from './reference.ts'
import { spoolApiSuite } from './spool-api-suite.ts'

function failAtFaults(error: unknown, where: string): void {
  throw new Error(`a fault in ${where}`, { cause: error })
}

const options = () =>
  ({ dataDir: join(temporaryDirectory(), 'data'), durability: 'none', onFault: failAtFaults }) as const

spoolApiSuite('called directly', () => {
  const service = createService(options())
  return Promise.resolve({ connection: service.connect(), dispose: () => service.close() })
})

// A thread takes its time to start: one serves all tests.
let worker: Promise<WorkerService> | undefined
afterAll(async () => (await worker)?.close())

spoolApiSuite('in a worker thread', async () => {
  worker ??= startServiceWorker(options())
  const connection = (await worker).connect()
  return {
    connection,
    dispose: () => {
      connection.close()
      return Promise.resolve()
    },
  }
})
