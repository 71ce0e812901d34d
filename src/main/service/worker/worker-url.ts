import { existsSync } from 'node:fs'

/**
 * Where the worker's entry is, seen from here: beside this file in the source, which Node runs as it is; in the built
 * application beside the bundle or above the chunk that this has become a part of.
 */
export function workerUrl(here = import.meta.url): URL {
  if (here.endsWith('.ts')) return new URL('./service-worker.ts', here)
  const beside = new URL('./service-worker.js', here)
  return existsSync(beside) ? beside : new URL('../service-worker.js', here)
}
