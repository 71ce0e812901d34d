import { readdir, stat } from 'node:fs/promises'
import { inRoot } from './paths.ts'
import { runNode } from './run-command.ts'

/** Everything that the build reads. */
const SOURCES = [
  'src',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'tsconfig',
  'tsconfig.base.json',
]
/** What the build writes last. */
const BUILT = inRoot('out', 'types', 'spool', 'spool.d.ts')

/** Builds where nothing was built, or something changed since: `npm ci` builds once, and people edit. */
export async function ensureBuilt(): Promise<void> {
  const built = await timeOf(BUILT)
  const changed = Math.max(...(await Promise.all(SOURCES.map((source) => newestIn(inRoot(source))))))
  if (built !== null && changed <= built) return
  process.stderr.write('Building …\n')
  const status = await runNode([inRoot('scripts', 'run.js'), 'build'], { stdio: ['ignore', 2, 2] })
  if (status !== 0) throw new Error('the build failed')
}

async function newestIn(path: string): Promise<number> {
  const facts = await stat(path)
  if (!facts.isDirectory()) return facts.mtimeMs
  const files = await readdir(path, { recursive: true })
  const times = await Promise.all(files.map((file) => stat(`${path}/${file}`)))
  return Math.max(...times.map(({ mtimeMs }) => mtimeMs))
}

async function timeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).mtimeMs
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
