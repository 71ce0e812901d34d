import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { root } from './paths.ts'

type CommandOptions = Pick<SpawnOptions, 'env' | 'stdio' | 'signal'>

/**
 * Runs a program in the checkout with our terminal, and answers with its exit status; a signal counts as 1. Rejects
 * where it cannot be started.
 */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
    const stopForwarding = forwardSignals(child)
    child.on('error', (error) => {
      stopForwarding()
      reject(error)
    })
    child.on('close', (code) => {
      stopForwarding()
      resolve(code ?? 1)
    })
  })
}

/** The same for a script of Node, on our Node. */
export const runNode = (args: readonly string[], options: CommandOptions = {}) =>
  runCommand(process.execPath, args, options)

/**
 * Whoever ends us means the program that we run; it ends in its own time, and we with it. Ctrl+C reaches it without us,
 * and a second SIGINT would tell it to hurry.
 */
function forwardSignals(child: ChildProcess): () => void {
  const forward = (signal: NodeJS.Signals): void => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, forward)
  return () => {
    for (const signal of signals) process.off(signal, forward)
  }
}
