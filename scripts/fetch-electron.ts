import { packageScript } from './paths.ts'
import { runNode } from './run-command.ts'

/** A hundred megabytes over a slow line, and no more patience than that. */
const FETCH_WITHIN_MS = 300_000

/** Lets Electron's own installer fetch its runtime, in sight. Answers whether it did. */
export async function fetchElectron(): Promise<boolean> {
  const status = await runNode([packageScript('electron/install.js')], {
    // On stderr: stdout is for the address of the window, where there is no other.
    stdio: ['ignore', 2, 2],
    signal: AbortSignal.timeout(FETCH_WITHIN_MS),
  }).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'AbortError') return 1
    throw error
  })
  return status === 0
}
