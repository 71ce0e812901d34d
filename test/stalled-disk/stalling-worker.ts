/** The service's worker thread, on a disk that the test can stall. */
import { parentPort, workerData } from 'node:worker_threads'
import { servePort } from '../../src/main/service/worker/serve-port.ts'
import type { WorkerOptions } from '../../src/main/service/worker/worker-messages.ts'
import { DiskGate, gatedFileSystem } from './disk-gate.ts'

if (parentPort === null) throw new Error('stalling-worker.ts runs in a worker thread only')
const { gate, ...options } = workerData as WorkerOptions & { readonly gate: SharedArrayBuffer }
servePort(parentPort, { ...options, fileSystem: gatedFileSystem(new DiskGate(gate)) })
