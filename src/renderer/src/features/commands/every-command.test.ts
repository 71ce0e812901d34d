import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { commandNames } from '../../../../contract/commands.ts'

const renderer = join(import.meta.dirname, '..', '..')

it('has somebody to carry out each command that is declared, and declares each that is carried out', () => {
  const carriedOut = new Set<string>()
  for (const file of readdirSync(renderer, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file) || file.endsWith('.test.ts')) continue
    const text = readFileSync(join(renderer, file), 'utf8')
    for (const [, name] of text.matchAll(/\buseCommand\(\s*'([^']+)'/g)) carriedOut.add(name ?? '')
  }
  expect([...carriedOut].sort()).toEqual([...commandNames].sort())
})
