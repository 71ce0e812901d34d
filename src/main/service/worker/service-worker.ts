/**
 * Entry of the worker threads: the service with its spools, away from the thread that serves the window, and its
 * second thread for reading. One file, and what each of them needs loaded by itself.
 */
import { parentPort, workerData } from 'node:worker_threads'
import type { ReadingData } from '../index/serve-reading.ts'
import type { WorkerOptions } from './worker-messages.ts'

if (parentPort === null) throw new Error('service-worker.ts runs in a worker thread only')

const data = workerData as ReadingData | (WorkerOptions & { readonly role: 'service' })
if (data.role === 'reading') {
  const { serveReading } = await import('../index/serve-reading.ts')
  serveReading(parentPort, data)
} else {
  const { servePort } = await import('./serve-port.ts')
  servePort(parentPort, data)
}
