/**
 * `npm test`: lint, types, format, unit and contract tests, end-to-end tests. Its last line says how many tests passed;
 * a check that fails counts as one that failed. Everything is run, whatever fails before.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './ensure-browser.ts'
import { ensureBuilt } from './ensure-built.ts'
import { inRoot, packageScript } from './paths.ts'
import { runNode } from './run-command.ts'
import {
  countsOfPlaywright,
  countsOfVitest,
  failureOf,
  inWords,
  noTests,
  sum,
  withStatus,
  type Counts,
} from './test-counts.ts'

const reports = await mkdtemp(join(tmpdir(), 'bobbin-reports-'))

async function check(title: string, script: string, args: readonly string[]): Promise<Counts> {
  announce(title)
  return withStatus(title, noTests, await runNode([script, ...args]))
}

async function unitTests(): Promise<Counts> {
  announce('unit and contract tests')
  const report = join(reports, 'vitest.json')
  const status = await runNode([
    packageScript('vitest/vitest.mjs'),
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  return withStatus('unit and contract tests', countsOfVitest(await readReport(report)), status)
}

async function endToEndTests(): Promise<Counts> {
  announce('end-to-end tests')
  await ensureBrowser()
  const report = join(reports, 'playwright.json')
  const status = await runNode([packageScript('@playwright/test/cli.js'), 'test'], {
    env: { ...process.env, BOBBIN_REPORT: report },
  })
  return withStatus('end-to-end tests', countsOfPlaywright(await readReport(report)), status)
}

async function readReport<Report>(path: string): Promise<Report> {
  return JSON.parse(await readFile(path, 'utf8')) as Report
}

function announce(title: string): void {
  process.stdout.write(`\n── ${title}\n`)
}

/** A step that cannot even be run has failed; the others are run all the same. */
async function tried(step: () => Promise<Counts>): Promise<Counts> {
  try {
    return await step()
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    return { ...noTests, ...failureOf('a step that could not be run') }
  }
}

const steps: readonly (() => Promise<Counts>)[] = [
  async () => {
    await ensureBuilt()
    return noTests
  },
  () => check('lint', packageScript('eslint/bin/eslint.js'), ['.', '--concurrency=2']),
  () => check('types', inRoot('scripts', 'run.js'), ['typecheck']),
  () => check('format', packageScript('prettier/bin/prettier.cjs'), ['--check', '--log-level=warn', '.']),
  unitTests,
  endToEndTests,
]

const counts: Counts[] = []
for (const step of steps) counts.push(await tried(step))
await rm(reports, { recursive: true })
const total = sum(counts)
process.exitCode = total.failed === 0 ? 0 : 1
process.stdout.write(
  `\n${[...total.failures.map((failure) => `failed: ${failure}`), inWords(total)].join('\n')}\n`,
)
