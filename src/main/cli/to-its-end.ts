import type { CommandLineIo } from './command-line-io.ts'

/**
 * Runs something that writes into a spool, and that a signal must not cut in two: while it runs, somebody listens.
 * What it does in several steps can look at `interrupted` in between.
 */
export async function toItsEnd<A>({ interrupted }: CommandLineIo, run: () => Promise<A>): Promise<A> {
  const listen = (): void => undefined
  interrupted.addEventListener('abort', listen)
  try {
    return await run()
  } finally {
    interrupted.removeEventListener('abort', listen)
  }
}
