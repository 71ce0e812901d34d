import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyMessageSpool } from '../../../../test/arranged-spool.ts'
import { temporaryDirectory } from '../../../../test/reference.ts'
import { createService } from '../service.ts'

describe('what Bobbin remembers', () => {
  it('is there after a restart, whole, and for its user only', async () => {
    const dataDir = join(temporaryDirectory(), 'data')
    const { dir } = await emptyMessageSpool()
    const first = createService({ dataDir })
    const { api } = first.connect()
    await api.openSpool({ dir })
    await api.writeSetting({ key: 'k', value: 'v' })
    await first.close()
    const second = createService({ dataDir })
    const again = second.connect().api
    expect(await again.listRecentSpools({})).toMatchObject([{ dir, exists: true }])
    expect(await again.readSettings({})).toEqual({ k: 'v' })
    await second.close()
    expect(readdirSync(dataDir).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  it.each([
    ['recent-spools.json', 'not json', 'is not JSON'],
    ['recent-spools.json', '[{"dir": 1}]', 'does not hold what it should'],
    ['settings.json', '{"a": 1}', 'does not hold what it should'],
    ['settings.json', '[]', 'does not hold what it should'],
  ])('is set aside when %s is %j, and said', async (name, content, problem) => {
    const dataDir = join(temporaryDirectory(), 'data')
    mkdirSync(dataDir)
    writeFileSync(join(dataDir, name), content)
    const faults: string[] = []
    const service = createService({ dataDir, onFault: (error) => faults.push(String(error)) })
    const { api } = service.connect()
    if (name === 'settings.json') expect(await api.readSettings({})).toEqual({})
    else expect(await api.listRecentSpools({})).toEqual([])
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(problem)
    const [aside = ''] = readdirSync(dataDir).filter((each) => each.startsWith(`${name}.broken-`))
    expect(readFileSync(join(dataDir, aside), 'utf8')).toBe(content)
    await service.close()
  })
})
