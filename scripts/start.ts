/**
 * `npm start [-- DIR…]`: opens the window. On Electron; where that cannot be had, one line says so, and the browser
 * host serves the same window.
 */
import { electronRuntime } from './electron-runtime.ts'
import { ensureBuilt } from './ensure-built.ts'
import { fetchElectron } from './fetch-electron.ts'
import { inRoot } from './paths.ts'
import { runCommand, runNode } from './run-command.ts'
import { directoriesToOpen, planStart } from './start-plan.ts'

/** An end so soon, and not in good order, is one of a runtime that does not work on this machine. */
const STILLBORN_MS = 5_000

async function startElectron(directories: readonly string[], fetchFirst: boolean): Promise<string | null> {
  if (fetchFirst) {
    process.stderr.write("Fetching Electron's runtime, once …\n")
    if (!(await fetchElectron())) return "Electron's runtime could not be fetched"
  }
  const runtime = electronRuntime()
  if (runtime === null) return "Electron's runtime is not where its installer puts it"
  const started = performance.now()
  const status = await runCommand(runtime, [inRoot('out', 'main', 'index.js'), ...directories])
  if (status !== 0 && performance.now() - started < STILLBORN_MS) return whyStillborn()
  process.exitCode = status
  return null
}

/** As root it needs `--no-sandbox`: and a window that shows strangers' mail to root is where a sandbox is needed most. */
const whyStillborn = () =>
  process.getuid?.() === 0 ? 'Electron does not start as root with its sandbox' : 'Electron did not start'

async function serveInstead(because: string, directories: readonly string[]): Promise<void> {
  process.stderr.write(`${because}: the same window is served to your browser instead. Ctrl+C ends it.\n`)
  process.exitCode = await runNode([inRoot('bin', 'bobbin.js'), 'serve', ...directories])
}

await ensureBuilt()
const directories = directoriesToOpen(process.argv.slice(3), process.env, process.cwd())
const plan = planStart({
  platform: process.platform,
  env: process.env,
  hasRuntime: electronRuntime() !== null,
})
const obstacle = plan.kind === 'browser' ? plan.because : await startElectron(directories, plan.fetchFirst)
if (obstacle !== null) await serveInstead(obstacle, directories)
