/**
 * Entry of the worker threads: the service with its spools, away from the thread that serves the window, and those
 * that help it where there is a great deal to be read. One file, and what each of them needs loaded by itself.
 */
import { parentPort, workerData } from 'node:worker_threads'
import type { ThreadRole } from './worker-messages.ts'

if (parentPort === null) throw new Error('service-worker.ts runs in a worker thread only')

const data = workerData as ThreadRole
switch (data.role) {
  case 'service': {
    const { servePort } = await import('./serve-port.ts')
    servePort(parentPort, data)
    break
  }
  case 'reading': {
    const { serveReading } = await import('../index/serve-reading.ts')
    serveReading(parentPort, data)
    break
  }
  case 'inspecting': {
    const { runInBackground } = await import('./run-in-background.ts')
    const { serveInspecting } = await import('../health/serve-inspecting.ts')
    runInBackground()
    serveInspecting(parentPort, data)
    break
  }
}
