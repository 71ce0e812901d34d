import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryDirectory, unpackFixture } from './reference.ts'

const root = join(import.meta.dirname, '..')

it('serves the window to a browser where there is no display, and says so in one line', async () => {
  const spool = unpackFixture('message-empty')
  const child = spawn(process.execPath, [join(root, 'scripts', 'run.js'), 'start', spool], {
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', CI: '1', BOBBIN_DATA_DIR: temporaryDirectory() },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit')
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const output = once(child.stdout.setEncoding('utf8'), 'data')
  const [printed] = (await Promise.race([output, exited])) as [string | number]
  expect(String(printed), stderr).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+\n$/)
  const page = await fetch(String(printed).trim())
  expect(await page.text()).toContain('<title>Bobbin</title>')
  const said = stderr.split('\n').filter((line) => line !== '' && line !== 'Building …')
  expect(said).toEqual([
    'There is no display: the same window is served to your browser instead. Ctrl+C ends it.',
  ])
  child.kill('SIGTERM')
  await exited
}, 120_000)
