import { spawn, type SpawnOptions } from 'node:child_process'
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
    child.on('error', reject)
    child.on('close', (code) => {
      resolve(code ?? 1)
    })
  })
}

/** The same for a script of Node, on our Node. */
export const runNode = (args: readonly string[], options: CommandOptions = {}) =>
  runCommand(process.execPath, args, options)
