import type { CommandContext } from './command-context.ts'

const lookEveryMs = 1000

/** Resolves when the person interrupts, or when nobody reads the output any more. */
export async function untilStopped({ io, output }: CommandContext): Promise<void> {
  if (io.interrupted.aborted) return
  await new Promise<void>((resolve) => {
    // A reader that has gone is only noticed by writing to it, which the command does; here we look at what it saw.
    const timer = setInterval(() => {
      if (output.closed) stop()
    }, lookEveryMs)
    const stop = (): void => {
      clearInterval(timer)
      io.interrupted.removeEventListener('abort', stop)
      resolve()
    }
    io.interrupted.addEventListener('abort', stop, { once: true })
  })
}
