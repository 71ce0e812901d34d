import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { inRoot } from '../../scripts/paths.ts'

/** Another process that puts a hundred messages a second into `dir`. `stop` answers how many there were. */
export function startProducing(dir: string): { readonly stop: () => Promise<number> } {
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
