import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { inRoot } from '../../scripts/paths.ts'

export interface Producing {
  /** Ends it. Answers how many messages there were. */
  readonly stop: () => Promise<number>
}

/** Another process that puts a hundred messages a second into `dir`. */
export function startProducing(dir: string): Producing {
  const child = spawn(process.execPath, [inRoot('e2e', 'scale', 'steady-producer.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  // Not on its command line: processes that have the directory there are the application's.
  child.stdin.write(`${dir}\n`)
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  const exited = once(child, 'close')
  return {
    async stop() {
      child.stdin.end()
      await exited
      return Number(output)
    },
  }
}
