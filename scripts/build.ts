/** Builds everything into `out`: main, preload, renderer, and the declarations of the library. Says nothing but faults. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'electron-vite'
import { inRoot, packageScript, root } from './paths.ts'
import { runNode } from './run-command.ts'

async function buildDeclarations(): Promise<void> {
  const out = inRoot('out', 'types')
  await rm(out, { recursive: true, force: true })
  const status = await runNode([packageScript('typescript/bin/tsc'), '-p', 'tsconfig/types.json'])
  if (status !== 0) throw new Error('the declarations of bobbin/spool could not be built')
  // Whoever imports them has no `.ts` beside them; the compiler leaves the extension as the sources have it.
  for (const entry of await readdir(out, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace(/(from '\.{1,2}\/[^']+)\.ts'/g, "$1.js'"))
  }
}

process.chdir(root)
await build({ logLevel: 'warn' })
await buildDeclarations()
