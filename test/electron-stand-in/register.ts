/**
 * `node --import …/register.ts out/main/index.js`: `electron` is the stand-in, driven by the process that started us.
 * Workers are started with the same options, and have no `electron`.
 */
import { isMainThread } from 'node:worker_threads'

if (isMainThread) await import('./driven-by-parent.ts')
