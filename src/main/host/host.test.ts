import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Download } from '../../contract/host-api.ts'
import type { SpoolApi } from '../../contract/spool-api.ts'
import { appPolicy, mailPolicy } from './content-security-policy.ts'
import { downloadBytes } from './download-bytes.ts'
import { externalUrl } from './external-url.ts'
import { parseFrameAddress } from './frame-address.ts'
import { validateHostArguments } from './host-arguments.ts'
import { createMailFrames } from './mail-frames.ts'
import { listRendererFiles } from './renderer-files.ts'

const document = (html: string) => ({ html, remoteImages: false })

describe('mail frames', () => {
  it('gives each document an address of its own that cannot be guessed', () => {
    const frames = createMailFrames()
    const first = frames.put('a', document('<p>1</p>'))
    const second = frames.put('a', document('<p>1</p>'))
    expect(first).not.toBe(second)
    expect(first).toMatch(/^[\w-]{32}$/)
    expect(frames.get(first)).toEqual(document('<p>1</p>'))
    expect(frames.ownerOf(second)).toBe('a')
    expect(frames.get('x')).toBeNull()
  })

  it('keeps the last few of each owner, and none of one that has gone', () => {
    const frames = createMailFrames()
    const other = frames.put('b', document('b'))
    const ids = Array.from({ length: 20 }, (_, index) => frames.put('a', document(String(index))))
    expect(ids.filter((id) => frames.get(id) !== null)).toEqual(ids.slice(-8))
    frames.forget('a')
    expect(ids.every((id) => frames.get(id) === null)).toBe(true)
    expect(frames.get(other)).toEqual(document('b'))
  })

  it('tells documents from clicks', () => {
    const id = 'A'.repeat(32)
    expect(parseFrameAddress(`${id}/`)).toEqual({ kind: 'document', id })
    expect(parseFrameAddress(`${id}/link/12`)).toEqual({ kind: 'link', id, link: 12 })
    for (const path of ['', id, `${id}/link/`, `${id}/link/x`, `${id}/../x`, `${id}/link/1/`, `../${id}/`]) {
      expect(parseFrameAddress(path), path).toBeNull()
    }
  })
})

describe('policies', () => {
  it('allow HTML mail nothing but its own pictures and styles', () => {
    const policy = mailPolicy({ remoteImages: false, ancestors: "'self'" })
    expect(policy).toContain("default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox;")
    expect(mailPolicy({ remoteImages: true, ancestors: "'self'" })).toContain('img-src data: https: http:;')
  })

  it('allow the app no inline script, no eval and no other origin', () => {
    const policy = appPolicy("'self'")
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toMatch(/unsafe-eval|http|\*/)
  })
})

describe('external addresses', () => {
  it.each(['https://example.net/a?b#c', 'http://example.net/', 'mailto:a@example.net'])('opens %s', (url) => {
    expect(externalUrl(url)).toBe(url)
  })

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'data:text/html,x',
    'smb://host/share',
    'vscode://x',
    'bobbin://app/',
    '//example.net',
    '',
  ])('does not open %j', (url) => {
    expect(externalUrl(url)).toBeNull()
  })
})

describe('renderer files', () => {
  const dirs: string[] = []
  afterEach(() => Promise.all(dirs.splice(0).map((dir) => rm(dir, { recursive: true }))))

  it('are those that were built, and nothing beside them', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'bobbin-renderer-'))
    dirs.push(dir)
    await writeFile(join(dir, 'secret.html'), 'secret')
    const renderer = join(dir, 'renderer')
    await mkdir(join(renderer, 'assets'), { recursive: true })
    await writeFile(join(renderer, 'index.html'), '<!doctype html>')
    await writeFile(join(renderer, 'assets', 'index-1.js'), 'void 0')
    await writeFile(join(renderer, 'unknown.bin'), '')

    const files = await listRendererFiles(renderer)
    expect(files.find('/')?.type).toBe('text/html; charset=utf-8')
    expect(files.find('/assets/index-1.js')).toMatchObject({
      immutable: true,
      type: 'text/javascript; charset=utf-8',
    })
    expect(Buffer.from((await files.find('/index.html')?.read()) ?? []).toString()).toBe('<!doctype html>')
    for (const path of [
      '/unknown.bin',
      '/../secret.html',
      '/assets/../index.html',
      '/assets',
      '',
      '/%2e%2e/secret.html',
    ]) {
      expect(files.find(path), path).toBeNull()
    }
  })

  it('fail where nothing was built', async () => {
    await expect(listRendererFiles('/nonexistent/out/renderer')).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('downloads', () => {
  const key = { queue: 'active', name: 'x', checkedOut: false }

  it('read a body range by range', async () => {
    const asked: number[] = []
    const readSource: SpoolApi['readSource'] = ({ offset }) => {
      asked.push(offset)
      const bytes = new Uint8Array(offset === 0 ? 1024 * 1024 : 5)
      return Promise.resolve({ bytes, offset, totalBytes: null, end: offset > 0 })
    }
    const download: Download = { kind: 'source', spool: 's', key, form: 'source', filename: 'x.eml' }
    const sizes: number[] = []
    for await (const bytes of downloadBytes(
      { readSource, readPart: () => Promise.reject(new Error()) },
      download,
    )) {
      sizes.push(bytes.length)
    }
    expect(sizes).toEqual([1024 * 1024, 5])
    expect(asked).toEqual([0, 1024 * 1024])
  })

  it('do not wait for ever for a body that does not go on', async () => {
    const readSource: SpoolApi['readSource'] = ({ offset }) =>
      Promise.resolve({ bytes: new Uint8Array(), offset, totalBytes: null, end: false })
    const download: Download = { kind: 'source', spool: 's', key, form: 'data', filename: 'x' }
    const bytes = downloadBytes({ readSource, readPart: () => Promise.reject(new Error()) }, download)
    await bytes.next()
    await expect(bytes.next()).rejects.toMatchObject({ failure: { code: 'internal' } })
  })
})

describe('host arguments', () => {
  it('are validated', () => {
    expect(validateHostArguments('info', [])).toEqual({ ok: true, value: [] })
    expect(validateHostArguments('setTheme', ['dark'])).toEqual({ ok: true, value: ['dark'] })
    expect(validateHostArguments('setTheme', ['pink'])).toMatchObject({
      ok: false,
      failure: { code: 'invalid-argument' },
    })
    expect(validateHostArguments('putFrame', [{ html: 1 }])).toMatchObject({ ok: false })
    expect(validateHostArguments('openExternal', 'x')).toMatchObject({ ok: false })
  })
})
