import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { connect as connectSocket, createServer, type AddressInfo } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SpoolEvent } from '../src/contract/events.ts'
import type { SpoolApi } from '../src/contract/spool-api.ts'
import type { SpoolView } from '../src/contract/views.ts'
import {
  serveBrowserHost,
  type BrowserHost,
  type BrowserHostOptions,
} from '../src/main/web/serve-browser-host.ts'
import { openBrowserBridge, type BrowserBridge } from '../src/renderer/src/client/browser-bridge.ts'
import { fakeService, type FakeService } from './fake-service.ts'
import { pretendedPage, type PretendedPage } from './pretended-page.ts'

const key = { queue: 'active', name: 'x\udcff', checkedOut: false }
const spoolView = (dir: string) => ({ spool: 's', dir }) as SpoolView

let dir: string
const closers: (() => unknown)[] = []

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'bobbin-web-'))
  await mkdir(join(dir, 'assets'))
  await writeFile(join(dir, 'index.html'), '<!doctype html><title>Bobbin</title>')
  await writeFile(join(dir, 'assets', 'index-1.js'), 'void 0')
})

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
  await rm(dir, { recursive: true })
})

async function serve(
  api: Partial<SpoolApi> = {},
  options: Partial<BrowserHostOptions> = {},
): Promise<{ host: BrowserHost; service: FakeService; faults: unknown[] }> {
  const service = fakeService(api)
  const faults: unknown[] = []
  const host = await serveBrowserHost({
    service,
    port: 0,
    rendererDir: dir,
    onFault: (error) => faults.push(error),
    ...options,
  })
  closers.push(() => host.close())
  return { host, service, faults }
}

async function open(
  page: PretendedPage,
  options: Parameters<typeof openBrowserBridge>[1] = {},
): Promise<BrowserBridge> {
  const bridge = await openBrowserBridge(page, options)
  closers.push(() => {
    bridge.close()
  })
  return bridge
}

/** What `fetch` does where nobody answers. */
function untilAborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
  })
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** A request with exactly these headers and this path: `fetch` would not let us lie. */
function ask(
  host: BrowserHost,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        host: '127.0.0.1',
        port: host.port,
        path,
        method: options.method ?? 'GET',
        headers: { Host: `127.0.0.1:${host.port}`, ...options.headers },
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          })
        })
        response.on('error', reject)
      },
    )
    request.on('error', reject)
    request.end(options.body)
  })
}

/** Headers of a page that has the cookie. */
async function signedIn(host: BrowserHost): Promise<Record<string, string>> {
  const page = pretendedPage(host.url)
  await open(page)
  return {
    Cookie: page.cookie() ?? '',
    Origin: `http://127.0.0.1:${host.port}`,
    'Content-Type': 'application/json',
  }
}

async function connectionOf(host: BrowserHost, headers: Record<string, string>): Promise<string> {
  const answer = await ask(host, '/connection', { method: 'POST', headers, body: '{}' })
  return (JSON.parse(answer.body) as { connection: string }).connection
}

describe('a page', () => {
  it('gets in with the link, calls operations, and carries bytes both ways', async () => {
    const { host, service } = await serve({
      readSource: ({ offset }) =>
        Promise.resolve({ bytes: new Uint8Array([0, 200, 255]), offset, totalBytes: 3, end: true }),
      addMessage: () => Promise.resolve(key),
    })
    const { api } = await open(pretendedPage(host.url))
    const range = await api.readSource({ spool: 's', key, form: 'data', offset: 0, limit: 10 })
    expect(range.bytes).toEqual(new Uint8Array([0, 200, 255]))
    expect(await api.addMessage({ spool: 's', source: new Uint8Array([1, 2]) })).toEqual(key)
    expect(service.calls).toContainEqual({
      operation: 'addMessage',
      args: { spool: 's', source: new Uint8Array([1, 2]) },
    })
  })

  it('gets failures as data', async () => {
    const { host } = await serve()
    const { api } = await open(pretendedPage(host.url))
    await expect(api.readRows({ list: '', offset: 0, limit: 10 })).rejects.toMatchObject({
      failure: { code: 'invalid-argument', argument: 'list' },
    })
  })

  it('says what it is, and is told once of the directories of the start', async () => {
    const { host } = await serve(
      { openSpool: ({ dir }) => Promise.resolve(spoolView(`/real${dir}`)) },
      { dirs: ['/a'] },
    )
    const first = await open(pretendedPage(host.url))
    const told: string[] = []
    first.host.onOpenDirectory((directory) => told.push(directory))
    const second = await open(pretendedPage(host.url))
    second.host.onOpenDirectory((directory) => told.push(directory))
    expect(told).toEqual(['/real/a'])
    expect(await first.host.info()).toMatchObject({
      kind: 'browser',
      readOnly: false,
      canPickDirectory: false,
    })
  })

  it('is not let in without the token, nor with a wrong one', async () => {
    const { host } = await serve()
    for (const link of [`http://127.0.0.1:${host.port}/`, `http://127.0.0.1:${host.port}/#token=wrong`]) {
      await expect(openBrowserBridge(pretendedPage(link))).rejects.toMatchObject({
        failure: { code: 'not-admitted' },
      })
    }
  })

  it('comes back in with its cookie alone', async () => {
    const { host } = await serve({ listSpools: () => Promise.resolve([]) })
    const page = pretendedPage(host.url)
    await open(page)
    const again = await open(pretendedPage(`http://127.0.0.1:${host.port}/`, page.cookie()))
    expect(await again.api.listSpools({})).toEqual([])
  })

  it('hears events, in order', async () => {
    const { host, service } = await serve()
    const bridge = await open(pretendedPage(host.url))
    const heard = collect(bridge)
    await until(() => service.connections.size === 2)
    const events: SpoolEvent[] = [
      { kind: 'recent-spools-changed' },
      { kind: 'spool-closed', spool: 'a\n\ndata: b' },
      { kind: 'journal-changed', spool: 'ü\udcff' },
    ]
    for (const event of events) service.emit(event)
    await until(() => heard.length >= 3 || heard.some((event) => event.kind === 'resync'))
    // Those that came before the stream stood are made good by a resync.
    expect(heard.at(-1)).toSatisfy(
      (event: SpoolEvent) => event.kind === 'resync' || event.kind === 'journal-changed',
    )
  })

  it('asks for everything again when its host stopped answering for a while', async () => {
    const service = fakeService({ listSpools: () => Promise.resolve([]) })
    const first = await serveBrowserHost({ service, port: 0, rendererDir: dir })
    const page = pretendedPage(first.url)
    const bridge = await open(page)
    const states: string[] = []
    bridge.onConnectionChange((state) => states.push(state))
    await first.close()
    await until(() => states.includes('lost'))
    await expect(bridge.api.listSpools({})).rejects.toMatchObject({ failure: { code: 'disconnected' } })
    // Started anew under the same port, it has another token: the page is told that its time is over.
    const second = await serveBrowserHost({ service, port: first.port, rendererDir: dir })
    closers.push(() => second.close())
    await until(() => states.includes('ended'))
    expect(states).toEqual(['lost', 'ended'])
  })

  it('takes a host from which nothing is heard for long for lost, and finds it again', async () => {
    const { host } = await serve({})
    // It is quiet for 20 s where nothing happens: as quiet as one that was stopped.
    const bridge = await open(pretendedPage(host.url), { silenceMs: 50 })
    const states: string[] = []
    bridge.onConnectionChange((state) => states.push(state))
    await until(() => states.length >= 2)
    expect(states.slice(0, 2)).toEqual(['lost', 'connected'])
  })

  it('does not wait for the answer of a host for longer than that', async () => {
    const { host } = await serve({})
    const page = pretendedPage(host.url)
    const stopped = { is: false }
    const bridge = await open(
      {
        ...page,
        fetch: (input, init) =>
          stopped.is && input.includes('/events') ? untilAborted(init?.signal) : page.fetch(input, init),
      },
      { silenceMs: 50 },
    )
    stopped.is = true
    let losses = 0
    bridge.onConnectionChange((state) => (losses += state === 'lost' ? 1 : 0))
    await until(() => losses === 1)
    stopped.is = false
    const back = new Promise((resolve) => bridge.onConnectionChange(resolve))
    expect(await back).toBe('connected')
  })

  it('gets a new connection and a resync where its own has gone', async () => {
    const { host, service } = await serve({ listSpools: () => Promise.resolve([]) }, { graceMs: 500 })
    const page = pretendedPage(host.url)
    const cut = new AbortController()
    const bridge = await open({
      ...page,
      async fetch(input, init) {
        if (!input.includes('/events')) return page.fetch(input, init)
        if (!cut.signal.aborted) return page.fetch(input, { ...init, signal: cut.signal })
        // The way is open again once the host has given up on us.
        if (service.connections.has(before)) throw new TypeError('cut off')
        return page.fetch(input, init)
      },
    })
    const heard = collect(bridge)
    const states: string[] = []
    bridge.onConnectionChange((state) => states.push(state))
    const before = [...service.connections][1]!
    await until(() => {
      service.emit({ kind: 'recent-spools-changed' })
      return heard.length > 0
    })
    cut.abort()
    await until(() => states.at(-1) === 'connected')
    expect(states).toEqual(['lost', 'connected'])
    expect(heard.at(-1)).toEqual({ kind: 'resync' })
    expect(service.connections.has(before)).toBe(false)
    expect(await bridge.api.listSpools({})).toEqual([])
  })

  it('saves a body under its name, and a name never leaves its header', async () => {
    const { host } = await serve({
      readSource: ({ offset }) =>
        Promise.resolve({
          bytes: Buffer.from(offset === 0 ? 'From: a\r\n' : 'body'),
          offset,
          totalBytes: null,
          end: offset > 0,
        }),
    })
    const page = pretendedPage(host.url)
    const bridge = await open(page)
    const filename = '../b"ö\r\nX: y.eml'
    await bridge.host.save({ kind: 'source', spool: 's', key, form: 'source', filename })
    const response = await page.fetch(page.downloads[0]!.url)
    expect(await response.text()).toBe('From: a\r\nbody')
    expect(response.headers.get('Content-Disposition')).toBe(
      `attachment; filename="_b____X_ y.eml"; filename*=UTF-8''_b_%C3%B6__X_%20y.eml`,
    )
    expect(response.headers.get('Content-Type')).toBe('application/octet-stream')
  })

  it('shows mail in a frame with its own policy, and hears of clicks', async () => {
    const { host } = await serve()
    const page = pretendedPage(host.url)
    const bridge = await open(page)
    const clicks: unknown[] = []
    bridge.host.onFrameLink((click) => clicks.push(click))
    const frame = await bridge.host.putFrame({ html: '<a href="link/3">x</a>', remoteImages: false })
    const response = await page.fetch(frame)
    expect(await response.text()).toBe('<a href="link/3">x</a>')
    expect(response.headers.get('Content-Security-Policy')).toContain(
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox",
    )
    // As the opaque origin asks: without cookie, from another site.
    await until(async () => {
      const click = await ask(host, `${new URL(frame).pathname}link/3`, {
        headers: { 'Sec-Fetch-Site': 'cross-site' },
      })
      expect(click.status).toBe(204)
      return clicks.length > 0
    })
    expect(clicks[0]).toEqual({ frame, link: 3 })
    // The document itself is for the page that stored it.
    expect((await ask(host, new URL(frame).pathname)).status).toBe(401)
  })

  it('opens outside only what may be opened', async () => {
    const { host } = await serve()
    const page = pretendedPage(host.url)
    const bridge = await open(page)
    await bridge.host.openExternal('https://example.net/')
    await expect(bridge.host.openExternal('javascript:alert(1)')).rejects.toMatchObject({
      failure: { code: 'invalid-argument' },
    })
    expect(page.opened).toEqual(['https://example.net/'])
  })

  it('loses its connection to the service when it has been gone for long', async () => {
    const { host, service } = await serve({}, { graceMs: 10 })
    const bridge = await open(pretendedPage(host.url))
    expect(service.connections.size).toBe(2)
    bridge.close()
    await until(() => service.connections.size === 1)
  })
})

describe('the door', () => {
  it('listens on 127.0.0.1 and nowhere else', async () => {
    const { host } = await serve()
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal }) => !internal)
    for (const { address } of [...others, { address: '::1' }]) {
      const refused = await new Promise((resolve) => {
        const socket = connectSocket({ host: address, port: host.port })
        socket.on('connect', () => {
          socket.destroy()
          resolve(false)
        })
        socket.on('error', () => {
          resolve(true)
        })
      })
      expect(refused, address).toBe(true)
    }
  })

  it('has another token at each start, and none of it outside the fragment', async () => {
    const first = (await serve()).host
    const second = (await serve()).host
    expect(first.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/)
    expect(new URL(first.url).hash).not.toBe(new URL(second.url).hash)
  })

  it.each([
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost.evil.example:PORT',
    '127.0.0.1:PORT.evil.example',
    '[::1]:PORT',
  ])('refuses Host %j', async (template) => {
    const { host } = await serve()
    const Host = template.replace('PORT', String(host.port))
    const headers = { ...(await signedIn(host)), Host }
    for (const [method, path] of [
      ['GET', '/'],
      ['GET', '/events?connection=x'],
      ['POST', '/api/listSpools'],
      ['POST', '/session'],
    ] as const) {
      const answer = await ask(host, path, { method, headers, ...(method === 'POST' ? { body: '{}' } : {}) })
      expect(answer.status, `${method} ${path}`).toBe(403)
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
    }
  })

  it('refuses a request without a host', async () => {
    const { host } = await serve()
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connectSocket({ host: '127.0.0.1', port: host.port })
      socket.on('data', (data) => {
        socket.destroy()
        resolve(data.toString())
      })
      socket.on('error', reject)
      socket.write('GET / HTTP/1.1\r\nHost:\r\n\r\n')
    })
    expect(answer).toMatch(/^HTTP\/1\.1 403 /)
  })

  it.each([
    'http://evil.example',
    'null',
    'http://127.0.0.1:1',
    'https://127.0.0.1:PORT',
    'http://localhost:PORT',
    '',
  ])('refuses Origin %j', async (template) => {
    const { host, service } = await serve({ listSpools: () => Promise.resolve([]) })
    const good = await signedIn(host)
    const connection = await connectionOf(host, good)
    const headers = {
      ...good,
      'bobbin-connection': connection,
      Origin: template.replace('PORT', String(host.port)),
    }
    for (const [method, path] of [
      ['POST', '/api/listSpools'],
      ['POST', '/connection'],
      ['POST', '/frame'],
      ['POST', '/session'],
      ['GET', `/events?connection=${connection}`],
      ['GET', '/download?of={}'],
      ['GET', '/'],
    ] as const) {
      const answer = await ask(host, path, { method, headers, ...(method === 'POST' ? { body: '{}' } : {}) })
      expect(answer.status, `${method} ${path}`).toBe(403)
    }
    expect(service.calls).toEqual([])
  })

  it('wants an Origin on what may change something', async () => {
    const { host } = await serve()
    const headers: Record<string, string> = { ...(await signedIn(host)) }
    delete headers['Origin']
    expect((await ask(host, '/connection', { method: 'POST', headers, body: '{}' })).status).toBe(403)
  })

  it('refuses what another site asked for, event stream and downloads included', async () => {
    const { host } = await serve()
    const good = await signedIn(host)
    const connection = await connectionOf(host, good)
    for (const site of ['cross-site', 'same-site']) {
      for (const path of [`/events?connection=${connection}`, '/download?of={}', '/api/listSpools']) {
        const method = path.startsWith('/api') ? 'POST' : 'GET'
        const answer = await ask(host, path, { method, headers: { ...good, 'Sec-Fetch-Site': site } })
        expect(answer.status, path).toBe(403)
      }
    }
    // Following a link to the window is no harm: there is nothing in it yet.
    expect((await ask(host, '/', { headers: { 'Sec-Fetch-Site': 'cross-site' } })).status).toBe(200)
  })

  it('answers nobody without the cookie', async () => {
    const { host, service } = await serve({ listSpools: () => Promise.resolve([]) })
    const good = await signedIn(host)
    const connection = await connectionOf(host, good)
    const value = good['Cookie']?.split('=')[1] ?? ''
    for (const Cookie of [
      '',
      'bobbin=x',
      `bobbin-${host.port}=`,
      `bobbin-${host.port}=${'x'.repeat(43)}`,
      `other=${value}`,
    ]) {
      const headers = { ...good, Cookie, 'bobbin-connection': connection }
      for (const [method, path] of [
        ['POST', '/api/listSpools'],
        ['POST', '/connection'],
        ['POST', '/frame'],
        ['GET', `/events?connection=${connection}`],
        ['GET', '/download?of={}'],
        ['GET', `/frame/${'A'.repeat(32)}/`],
      ] as const) {
        const answer = await ask(host, path, {
          method,
          headers,
          ...(method === 'POST' ? { body: '{}' } : {}),
        })
        expect(answer.status, `${method} ${path} ${Cookie}`).toBe(401)
      }
    }
    expect(service.calls).toEqual([])
  })

  it('gives a cookie that scripts cannot read and other sites cannot use', async () => {
    const { host } = await serve()
    const token = new URLSearchParams(new URL(host.url).hash.slice(1)).get('token')
    const answer = await ask(host, '/session', {
      method: 'POST',
      headers: { Origin: `http://127.0.0.1:${host.port}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ token }),
    })
    const [cookie = ''] = answer.headers['set-cookie'] ?? []
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict$/)
    expect(cookie).not.toContain(token)
    expect(answer.body).not.toContain(token)
  })

  it.each([
    '/../../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/../../package.json',
    '/assets/..%5c..%5cpackage.json',
    '//etc/passwd',
    '/\\etc\\passwd',
    '/assets/',
    '/index.html/',
    '/frame/../index.html',
    '/frame/x',
    'http://evil.example/',
    '*',
  ])('has nothing at %s', async (path) => {
    const { host } = await serve()
    expect((await ask(host, path)).status).toBe(404)
  })

  it('sends its policy with the window, and never lets it be framed or sniffed', async () => {
    const { host } = await serve()
    const answer = await ask(host, '/')
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-type': 'text/html; charset=utf-8',
    })
    const policy = String(answer.headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain(`frame-src http://127.0.0.1:${host.port}/frame/`)
    const script = await ask(host, '/assets/index-1.js')
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8')
  })

  it('takes each path by its method only', async () => {
    const { host } = await serve()
    const headers = await signedIn(host)
    for (const [method, path] of [
      ['GET', '/api/listSpools'],
      ['PUT', '/api/listSpools'],
      ['OPTIONS', '/api/listSpools'],
      ['DELETE', '/'],
      ['POST', '/'],
      ['POST', '/events'],
      ['POST', '/download'],
      ['GET', '/session'],
      ['GET', '/connection'],
      ['TRACE', '/'],
    ] as const) {
      expect((await ask(host, path, { method, headers })).status, `${method} ${path}`).toBe(405)
    }
    expect((await ask(host, '/', { method: 'HEAD' })).body).toBe('')
  })

  it('takes JSON alone, and only as much as fits', async () => {
    const { host, service } = await serve({ listSpools: () => Promise.resolve([]) }, { maxBodyBytes: 1000 })
    const good = await signedIn(host)
    const headers = { ...good, 'bobbin-connection': await connectionOf(host, good) }
    const post = (body: string | Buffer, more: Record<string, string> = {}) =>
      ask(host, '/api/listSpools', { method: 'POST', headers: { ...headers, ...more }, body }).then(
        ({ status }) => status,
      )
    expect(await post('{}')).toBe(200)
    expect(await post('{')).toBe(400)
    expect(await post(Buffer.from([0x22, 0xff, 0x22]))).toBe(400)
    expect(await post('{}', { 'Content-Type': 'text/plain' })).toBe(415)
    expect(await post('{}', { 'Content-Type': 'application/x-www-form-urlencoded' })).toBe(415)
    expect(await post(`"${'x'.repeat(2000)}"`)).toBe(413)
    expect(await post(`"${'x'.repeat(2000)}"`, { 'Transfer-Encoding': 'chunked' })).toBe(413)
    expect(service.calls.length).toBe(1)
  })

  it('answers unknown operations as such, those of every object included', async () => {
    const { host } = await serve()
    const good = await signedIn(host)
    const headers = { ...good, 'bobbin-connection': await connectionOf(host, good) }
    for (const operation of ['nothing', 'toString', '__proto__', 'constructor', '']) {
      const answer = await ask(host, `/api/${operation}`, { method: 'POST', headers, body: '{}' })
      expect(JSON.parse(answer.body)).toEqual({
        ok: false,
        failure: { code: 'unknown-operation', operation },
      })
    }
  })

  it('wants a connection that it knows', async () => {
    const { host } = await serve()
    const headers = await signedIn(host)
    for (const connection of ['', 'x', 'x'.repeat(32)]) {
      const answer = await ask(host, '/api/listSpools', {
        method: 'POST',
        headers: { ...headers, 'bobbin-connection': connection },
        body: '{}',
      })
      expect(answer.status).toBe(410)
    }
  })

  it('refuses everything that may write, where it is read-only', async () => {
    const { host, service } = await serve({ listSpools: () => Promise.resolve([]) }, { readOnly: true })
    const { api, host: hostApi } = await open(pretendedPage(host.url))
    expect((await hostApi.info()).readOnly).toBe(true)
    expect(await api.listSpools({})).toEqual([])
    const writes = [
      api.createSpool({ dir: '/tmp/x' }),
      api.startAction({
        spool: 's',
        selection: { kind: 'held', selection: 'x' },
        action: { kind: 'freeze' },
      }),
      api.addMessage({ spool: 's', source: new Uint8Array() }),
      api.undo({ spool: 's' }),
      api.applyRepair({ spool: 's', plan: 'p' }),
      api.unlockSpool({ spool: 's' }),
    ]
    for (const write of writes) {
      await expect(write).rejects.toMatchObject({ failure: { code: 'read-only', why: 'host' } })
    }
    expect(service.calls.map(({ operation }) => operation)).toEqual(['listSpools'])
  })

  it('tells the terminal of a fault, and the page only that there was one', async () => {
    const { host, faults } = await serve({
      readSource: () => Promise.reject(new Error('the secret of /var/spool')),
    })
    const page = pretendedPage(host.url)
    const bridge = await open(page)
    const url = bridge.host.downloadUrl({ kind: 'source', spool: 's', key, form: 'source', filename: 'x' })
    const response = await page.fetch(url!)
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret')
    expect(faults).toHaveLength(1)
  })

  it('says which port it cannot have', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    closers.push(() => taken.close())
    await new Promise((resolve) => taken.once('listening', resolve))
    const { port } = taken.address() as AddressInfo
    await expect(serve({}, { port })).rejects.toMatchObject({
      failure: { code: 'io', errno: 'EADDRINUSE', path: `127.0.0.1:${port}` },
    })
  })

  it('does not start where a spool cannot be opened', async () => {
    const failing = serve({}, { dirs: ['/nowhere'] })
    await expect(failing).rejects.toMatchObject({ failure: { code: 'unknown-operation' } })
  })

  it('ends what is under way when it closes', async () => {
    const { host, service } = await serve({ awaitJob: () => new Promise(() => undefined) })
    const bridge = await open(pretendedPage(host.url))
    const waiting = bridge.api.awaitJob({ job: 'j' })
    await until(() => service.calls.length === 1)
    await Promise.all([
      expect(waiting).rejects.toMatchObject({ failure: { code: 'disconnected' } }),
      host.close(),
    ])
    expect(service.connections.size).toBe(0)
  })
})

function collect(bridge: BrowserBridge): SpoolEvent[] {
  const heard: SpoolEvent[] = []
  bridge.subscribe((event) => heard.push(event))
  return heard
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('it did not happen within 10 s')
    await new Promise((resolve) => setImmediate(resolve))
  }
}
