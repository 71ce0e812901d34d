/** Scripts that run where there are no modules, made of sources: the page's worlds, and the preload script. */
import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'

/** One file of plain script. `format` `cjs` leaves `require('electron')` in it. */
export async function bundle(entry: URL, format: 'iife' | 'cjs'): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      rolldownOptions: {
        input: fileURLToPath(entry),
        external: ['electron'],
        output: { format, codeSplitting: false, name: 'electronStandIn' },
      },
    },
  })
  const [output] = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[]
  const chunk = output?.output[0]
  if (chunk?.type !== 'chunk') throw new Error(`nothing came of ${entry.href}`)
  return chunk.code
}
