/** Entry of the worker thread: the service with its spools, away from the thread that serves the window. */
import { parentPort, workerData } from 'node:worker_threads'
import { servePort } from './serve-port.ts'
import type { WorkerOptions } from './worker-messages.ts'

if (parentPort === null) throw new Error('service-worker.ts runs in a worker thread only')
servePort(parentPort, workerData as WorkerOptions)
