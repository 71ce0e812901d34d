import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { commandNames, commands } from '../src/contract/commands.ts'
import type { SpoolEvent } from '../src/contract/events.ts'
import type { JobView, RecentSpool } from '../src/contract/views.ts'
import { operationChannel } from '../src/contract/channels.ts'
import { operationNames } from '../src/contract/operations.ts'
import { runApplication } from '../src/main/electron/application.ts'
import { customSchemes } from '../src/main/electron/serve-protocols.ts'
import { electronBridge } from '../src/renderer/src/client/electron-bridge.ts'
import { app } from './electron-stand-in/app.ts'
import { BrowserWindow } from './electron-stand-in/browser-window.ts'
import { driveInProcess, type InProcess, type InProcessPage } from './electron-stand-in/in-process.ts'
import { ipcMain } from './electron-stand-in/ipc-main.ts'
import { mainSide } from './electron-stand-in/main-side.ts'
import { protocol } from './electron-stand-in/protocol.ts'
import { session } from './electron-stand-in/session.ts'
import { fakeService } from './fake-service.ts'

const key = { queue: 'active', name: 'x', checkedOut: false }
const job: JobView = {
  job: 'j',
  spool: 's',
  title: 'Freeze 12 messages',
  action: 'freeze',
  state: 'running',
  total: 12,
  done: 1,
  succeeded: 1,
  failed: 0,
  startedMs: 0,
  endedMs: null,
  ratePerSecond: null,
  operation: null,
  failure: null,
}
const BODY = 'From: a\r\n\r\nbody'
const settings = new Map<string, string>()
let recent: readonly RecentSpool[] = []

const service = fakeService({
  listSpools: () => Promise.resolve([]),
  listRecentSpools: () => Promise.resolve(recent),
  readSource: ({ offset }) => {
    const bytes = Buffer.from(BODY).subarray(offset, offset + 10)
    return Promise.resolve({ bytes, offset, totalBytes: BODY.length, end: offset + 10 >= BODY.length })
  },
  addMessage: () => Promise.resolve(key),
  readSettings: () => Promise.resolve(Object.fromEntries(settings)),
  writeSetting: ({ key, value }) => {
    settings.set(key, value ?? '')
    return Promise.resolve()
  },
})
let serviceClosed = false

let dir: string
let outside: InProcess
let page: InProcessPage

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'bobbin-electron-'))
  const renderer = join(dir, 'renderer')
  await mkdir(join(renderer, 'assets'), { recursive: true })
  await writeFile(join(dir, 'secret.html'), 'secret')
  await writeFile(join(renderer, 'index.html'), '<!doctype html>')
  await writeFile(join(renderer, 'assets', 'index-1.js'), 'void 0')
  settings.set(
    'window-bounds',
    JSON.stringify({
      bounds: { x: 10, y: 20, width: 900, height: 600 },
      maximized: true,
      theme: 'dark',
    }),
  )

  outside = await driveInProcess()
  protocol.registerSchemesAsPrivileged(customSchemes)
  app.setPath('temp', dir)
  await runApplication({
    service: {
      connect: () => service.connect(),
      close() {
        serviceClosed = true
        return Promise.resolve()
      },
    },
    directories: ['/from/the/command/line'],
    preload: join(dir, 'preload.cjs'),
    rendererDir: renderer,
    resourcesDir: dir,
  })
  page = await outside.page(theWindow().webContents.id)
})

afterAll(() => rm(dir, { recursive: true }))

function theWindow(): BrowserWindow {
  const [window] = BrowserWindow.getAllWindows()
  if (window === undefined) throw new Error('there is no window')
  return window
}

const bridge = () => electronBridge(page.exposed)

describe('the window', () => {
  it('is where and how it was', () => {
    expect(theWindow().getNormalBounds()).toEqual({ x: 10, y: 20, width: 900, height: 600 })
    expect(theWindow().isMaximized()).toBe(true)
    expect(theWindow().isVisible()).toBe(true)
  })

  it('has the colour of its theme before there is a page', () => {
    expect(outside.theme).toBe('dark')
    expect(theWindow().options.backgroundColor).toBe('#14161a')
  })

  it('is loaded again where its page has crashed, if a person likes', async () => {
    const faults = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const before = page
    mainSide.crash(page.window)
    await vi.waitUntil(async () => (await outside.page(before.window)) !== before)
    page = await outside.page(before.window)
    expect(outside.asked).toEqual(['The window has stopped working'])
    expect(faults.mock.calls.flat().join('')).toContain('its process has gone: crashed, 139')
  })

  it('is sandboxed and isolated, without Node, views of other sites, or drops that navigate', () => {
    expect(theWindow().options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
    })
  })

  it('shows the app by its own scheme', () => {
    expect(page.url).toBe('bobbin://app/')
  })
})

describe('the bridge', () => {
  it('exposes named functions, and nothing that could send', () => {
    expect([...page.globals.keys()]).toEqual(['bobbin'])
    expect(Object.keys(page.exposed).sort()).toEqual([
      'hostOperations',
      'onCommand',
      'onEvent',
      'onFrameLink',
      'onOpenDirectory',
      'operations',
      'pathOfFile',
    ])
    expect(Object.keys(page.exposed.operations)).toEqual(operationNames)
  })

  it('carries values, bytes and failures', async () => {
    const { api } = bridge()
    expect(await api.listSpools({})).toEqual([])
    const range = await api.readSource({ spool: 's', key, form: 'source', offset: 0, limit: 10 })
    expect(Buffer.from(range.bytes).toString()).toBe('From: a\r\n\r')
    await expect(api.readRows({ list: '', offset: 0, limit: 1 })).rejects.toMatchObject({
      failure: { code: 'invalid-argument', argument: 'list' },
    })
  })

  it('does not take what cannot be cloned', async () => {
    const { api } = bridge()
    const hostile = { dir: Symbol('x') } as unknown as { dir: string }
    await expect(api.openSpool(hostile)).rejects.toThrow(/could not be cloned/)
  })

  it('tells a page of events from when it listens, and not after', () => {
    const heard: SpoolEvent[] = []
    const stop = bridge().subscribe((event) => heard.push(event))
    service.emit({ kind: 'recent-spools-changed' })
    expect(heard).toEqual([{ kind: 'recent-spools-changed' }])
    stop()
    service.emit({ kind: 'resync' })
    expect(heard).toHaveLength(1)
  })

  it('gives each page a connection of its own, which goes with it', async () => {
    await bridge().api.listSpools({})
    const before = [...service.connections]
    page = await outside.reload(page.window)
    await bridge().api.listSpools({})
    const after = [...service.connections]
    expect(after).toHaveLength(before.length)
    expect(after.at(-1)).not.toBe(before.at(-1))
  })
})

describe('the sender of a message', () => {
  const channel = operationChannel('listSpools')
  const asked = (url: string, isTop: boolean) => mainSide.invoke(page.window, { url, isTop }, channel, [{}])

  it('is our page', async () => {
    expect(await asked('bobbin://app/', true)).toEqual({ ok: true, value: { ok: true, value: [] } })
  })

  it.each([
    ['bobbin://app/', false],
    [`bobbin-mail://frame/${'A'.repeat(32)}/`, false],
    [`bobbin-mail://frame/${'A'.repeat(32)}/`, true],
    ['bobbin://app.evil/', true],
    ['bobbin://evil/', true],
    ['bobbin://app@evil/', true],
    ['https://evil.example/', true],
    ['file:///etc/passwd', true],
    ['data:text/html,x', true],
    ['about:blank', true],
  ])('is not %s (top frame: %s)', async (url, isTop) => {
    const calls = service.calls.length
    expect(await asked(url, isTop)).toMatchObject({ ok: false })
    expect(
      await mainSide.invoke(page.window, { url, isTop }, 'host:openExternal', ['https://x/']),
    ).toMatchObject({
      ok: false,
    })
    expect(service.calls).toHaveLength(calls)
  })

  it('is not a frame that has gone', async () => {
    const sender = theWindow().webContents
    for (const senderFrame of [
      null,
      { url: 'bobbin://app/', origin: 'bobbin://app', parent: null, detached: true },
    ]) {
      expect(await ipcMain.receiveInvoke({ sender, senderFrame }, channel, [{}])).toMatchObject({ ok: false })
    }
  })

  it('reaches no channel but those of operations', async () => {
    for (const name of ['spool:toString', 'spool:__proto__', 'spool:', 'host:eval', 'anything']) {
      const answer = await mainSide.invoke(page.window, { url: 'bobbin://app/', isTop: true }, name, [{}])
      expect(answer).toEqual({
        ok: false,
        message: expect.stringContaining('No handler registered') as unknown,
      })
    }
  })
})

describe('the schemes', () => {
  const facts = (url: string, method = 'GET') => ({
    url,
    method,
    resourceType: 'document',
    frameUrl: 'bobbin://app/',
  })

  it('serve the window with its policy', async () => {
    const response = await mainSide.request(facts('bobbin://app/'))
    expect(response).toMatchObject({ status: 200 })
    if (response.kind !== 'response') throw new Error(response.kind)
    expect(response.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';")
    expect(response.headers['content-security-policy']).toContain('frame-src bobbin-mail://frame/')
    expect(response.headers['x-content-type-options']).toBe('nosniff')
  })

  it.each([
    'bobbin://app/../secret.html',
    'bobbin://app/%2e%2e/secret.html',
    'bobbin://app/..%2fsecret.html',
    'bobbin://app/assets/../../secret.html',
    'bobbin://app//etc/passwd',
    'bobbin://app/assets/..\\..\\secret.html',
    'bobbin://app/assets',
    'bobbin://other/index.html',
    'bobbin://app.evil/index.html',
    'bobbin-mail://frame/',
    'bobbin-mail://frame/x/',
    `bobbin-mail://frame/${'A'.repeat(32)}/`,
    `bobbin-mail://other/${'A'.repeat(32)}/`,
  ])('have nothing at %s', async (url) => {
    expect(await mainSide.request(facts(url))).toMatchObject({ status: 404 })
  })

  it('are only read', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD']) {
      expect(await mainSide.request(facts('bobbin://app/', method))).toMatchObject({ status: 405 })
      expect(await mainSide.request(facts('bobbin-mail://frame/', method))).toMatchObject({ status: 405 })
    }
  })

  it('show mail under a policy that lets it do nothing, for as long as its page is there', async () => {
    const url = await bridge().host.putFrame({ html: '<p>mail</p>', remoteImages: false })
    expect(url).toMatch(/^bobbin-mail:\/\/frame\/[\w-]{32}\/$/)
    const response = await mainSide.request(facts(url))
    if (response.kind !== 'response') throw new Error(response.kind)
    expect(Buffer.from(response.body).toString()).toBe('<p>mail</p>')
    expect(response.headers['content-security-policy']).toContain(
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox",
    )
    page = await outside.reload(page.window)
    expect(await mainSide.request(facts(url))).toMatchObject({ status: 404 })
  })

  it('are all there is: nothing is asked of the network', async () => {
    for (const url of [
      'http://evil.example/x.js',
      'https://evil.example/',
      'file:///etc/passwd',
      'ws://evil.example/',
    ]) {
      expect(await mainSide.request(facts(url)), url).toEqual({ kind: 'cancelled' })
    }
  })

  it('let pictures through for a mail that a person allowed them, and nothing else', async () => {
    const blocked = await bridge().host.putFrame({ html: '', remoteImages: false })
    const allowed = await bridge().host.putFrame({ html: '', remoteImages: true })
    const ask = (frameUrl: string, resourceType: string) =>
      mainSide.request({ url: 'https://example.net/a.png', method: 'GET', resourceType, frameUrl })
    expect(await ask(allowed, 'image')).toEqual({ kind: 'not-ours' })
    expect(await ask(allowed, 'script')).toEqual({ kind: 'cancelled' })
    expect(await ask(blocked, 'image')).toEqual({ kind: 'cancelled' })
    expect(await ask('bobbin://app/', 'image')).toEqual({ kind: 'cancelled' })
  })
})

describe('a page', () => {
  it('goes nowhere', () => {
    for (const url of [
      'https://evil.example/',
      'bobbin://app/',
      'file:///etc/passwd',
      'javascript:1',
      'data:text/html,x',
    ]) {
      expect(mainSide.navigate(page.window, url, true), url).toBe(false)
      expect(mainSide.navigate(page.window, url, false), url).toBe(false)
      expect(mainSide.windowOpen(page.window, url), url).toBe('deny')
    }
    let redirected = true
    theWindow().webContents.emit('will-redirect', { preventDefault: () => (redirected = false) })
    expect(redirected).toBe(false)
    let attached = true
    theWindow().webContents.emit('will-attach-webview', { preventDefault: () => (attached = false) })
    expect(attached).toBe(false)
  })

  it('shows mail in frames, whose links say that they were clicked and lead nowhere', async () => {
    const clicks: unknown[] = []
    bridge().host.onFrameLink((click) => clicks.push(click))
    const frame = await bridge().host.putFrame({ html: '<a href="link/7">x</a>', remoteImages: false })
    expect(mainSide.navigate(page.window, frame, false)).toBe(true)
    expect(mainSide.navigate(page.window, frame, true)).toBe(false)
    expect(mainSide.navigate(page.window, `${frame}link/7`, false)).toBe(false)
    expect(clicks).toEqual([{ frame, link: 7 }])
  })

  it('is given no permission and no device', async () => {
    const { defaultSession } = session
    for (const permission of [
      'media',
      'clipboard-read',
      'notifications',
      'geolocation',
      'openExternal',
      'fullscreen',
    ]) {
      const granted = await new Promise((resolve) => {
        defaultSession.requestPermission({}, permission, resolve)
      })
      expect(granted, permission).toBe(false)
      expect(defaultSession.checkPermission({}, permission, 'bobbin://app'), permission).toBe(false)
    }
    expect(defaultSession.checkDevice({ deviceType: 'usb' })).toBe(false)
    let downloaded = true
    defaultSession.emit('will-download', { preventDefault: () => (downloaded = false) })
    expect(downloaded).toBe(false)
  })
})

describe('the host', () => {
  const source = { kind: 'source', spool: 's', key, form: 'source', filename: '../mail?.eml' } as const

  it('says what it is', async () => {
    expect(await bridge().host.info()).toMatchObject({
      kind: 'electron',
      canPickDirectory: true,
      dragOut: 'files',
      hasMenu: true,
    })
  })

  it('picks a directory, or nothing', async () => {
    const { host } = bridge()
    expect(await host.pickDirectory({ title: 'Open', create: false })).toBeNull()
    outside.openDialogAnswer = ['/var/spool/mail']
    expect(await host.pickDirectory({ title: 'Open', create: false })).toBe('/var/spool/mail')
  })

  it('saves where it is told, whole or not at all', async () => {
    const { host } = bridge()
    outside.saveDialogAnswer = null
    expect(await host.save(source)).toEqual({ kind: 'cancelled' })
    const path = join(dir, 'saved.eml')
    await writeFile(path, 'what was there')
    outside.saveDialogAnswer = path
    expect(await host.save(source)).toEqual({ kind: 'saved', path })
    expect(await readFile(path, 'utf8')).toBe(BODY)
    expect((await stat(path)).mode & 0o777).toBe(0o600)

    await expect(host.save({ ...source, kind: 'part', part: '1' })).rejects.toMatchObject({
      failure: { code: 'unknown-operation' },
    })
    expect(await readFile(path, 'utf8')).toBe(BODY)
    expect((await readdir(dir)).filter((name) => name.includes('partial'))).toEqual([])

    outside.saveDialogAnswer = join(dir, 'no', 'such', 'directory.eml')
    await expect(host.save(source)).rejects.toMatchObject({ failure: { code: 'io', errno: 'ENOENT' } })
  })

  it('drags files out, each under a name of its own', async () => {
    await bridge().host.startDrag([source, source, { kind: 'text', text: 'x', filename: 'a.txt' }])
    const files = outside.dragged.at(-1) ?? []
    expect(files.map((file) => basename(file))).toEqual(['_mail_.eml', '_mail_ (2).eml', 'a.txt'])
    expect(await readFile(files[1]!, 'utf8')).toBe(BODY)
  })

  it('opens outside only what may be opened', async () => {
    const { host } = bridge()
    await host.openExternal('https://example.net/?a=b')
    await host.openExternal('mailto:postmaster@example.net')
    for (const url of [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://x/y',
      'not an address',
      'vscode://x',
    ]) {
      await expect(host.openExternal(url), url).rejects.toMatchObject({
        failure: { code: 'invalid-argument' },
      })
    }
    expect(outside.opened).toEqual(['https://example.net/?a=b', 'mailto:postmaster@example.net'])
  })

  it('copies, and sets the theme', async () => {
    await bridge().host.copyText('active/x')
    await bridge().host.setTheme('dark')
    expect(outside.copied).toEqual(['active/x'])
    expect(outside.theme).toBe('dark')
    const pink = 'pink' as 'dark'
    await expect(bridge().host.setTheme(pink)).rejects.toMatchObject({
      failure: { code: 'invalid-argument' },
    })
  })
})

describe('the menu', () => {
  it('has every command with its shortcut', () => {
    expect(outside.menu.map(({ id }) => id).sort()).toEqual([...commandNames].sort())
    for (const { id, label, accelerator } of outside.menu) {
      const { title, shortcut } = commands[id as keyof typeof commands]
      expect(label).toBe(title)
      // macOS acts on whatever it shows, and a plain key must not be taken from somebody who types.
      const isShown = process.platform !== 'darwin' || shortcut?.startsWith('Mod+') === true
      expect(accelerator).toBe(isShown ? (shortcut?.replace('Mod', 'CmdOrCtrl') ?? null) : null)
    }
  })

  it('has each shortcut once', () => {
    const shortcuts = outside.menu.flatMap(({ accelerator }) => accelerator ?? [])
    expect(new Set(shortcuts).size).toBe(shortcuts.length)
  })

  it('tells the window, which says what it can do now', async () => {
    const enabled = () => outside.menu.flatMap((line) => (line.enabled ? [line.id] : []))
    const heard: string[] = []
    bridge().host.onCommand((command) => heard.push(command))
    expect(enabled()).toEqual([])
    expect(() => mainSide.clickMenu('palette')).toThrow('disabled')
    await bridge().host.setPossibleCommands(['open', 'palette'])
    expect(enabled()).toEqual(['open', 'palette'])
    mainSide.clickMenu('palette')
    expect(heard).toEqual(['palette'])
    await bridge().host.setPossibleCommands(['open'])
    expect(enabled()).toEqual(['open'])
    const made = 'make-tea' as 'open'
    await expect(bridge().host.setPossibleCommands([made])).rejects.toMatchObject({
      failure: { code: 'invalid-argument' },
    })
  })

  it('has nothing to offer once its page has gone', async () => {
    page = await outside.reload(page.window)
    expect(outside.menu.filter((line) => line.enabled)).toEqual([])
  })
})

describe('directories from outside', () => {
  it('wait for a page that listens, then come as they are asked for', async () => {
    page = await outside.reload(page.window)
    mainSide.openFile('/dropped/on/the/icon')
    const told: string[] = []
    bridge().host.onOpenDirectory((path) => told.push(path))
    expect(told).toEqual(['/from/the/command/line', '/dropped/on/the/icon'])
    mainSide.secondInstance({ directories: ['/second'] })
    expect(told.at(-1)).toBe('/second')
  })

  it.each([null, 'x', {}, { directories: 'x' }, { directories: [1] }])('are not taken from %j', (data) => {
    const told: string[] = []
    bridge().host.onOpenDirectory((path) => told.push(path))
    mainSide.secondInstance(data)
    expect(told).toEqual([])
  })
})

describe('spools that were opened', () => {
  const opened = async (...dirs: string[]): Promise<void> => {
    recent = dirs.map((each) => ({ dir: each, openedMs: 0, exists: true }))
    service.emit({ kind: 'recent-spools-changed' })
    await new Promise(setImmediate)
  }

  it('are on the list of the system, each when it is opened', async () => {
    await opened('/var/spool/a')
    await opened('/var/spool/b', '/var/spool/a')
    await opened('/var/spool/b')
    expect(app.facts.recent).toEqual(['/var/spool/b', '/var/spool/a'])
  })
})

describe('on a Mac', () => {
  const { platform } = process
  afterEach(() => {
    Object.defineProperty(process, 'platform', { value: platform })
  })

  it.each([
    ['the Dock', () => mainSide.activate(), []],
    ['a second start', () => mainSide.secondInstance({ directories: ['/second'] }), ['/second']],
    ['the Finder', () => mainSide.openFile('/opened'), ['/opened']],
  ] as const)('%s brings back the window that was closed, while jobs go on', async (_name, ask, dirs) => {
    Object.defineProperty(process, 'platform', { value: 'darwin' })
    service.emit({ kind: 'job-changed', job })
    theWindow().close()
    expect(BrowserWindow.getAllWindows()).toEqual([])
    ask()
    await vi.waitUntil(() => BrowserWindow.getAllWindows().length === 1)
    expect(outside.asked).not.toContain('A job is under way')
    page = await outside.page(theWindow().webContents.id)
    const told: string[] = []
    bridge().host.onOpenDirectory((path) => told.push(path))
    expect(told).toEqual(dirs)
  })
})

describe('the end', () => {
  it.each([
    ['closing the window', () => theWindow().close()],
    ['quitting', () => mainSide.quit()],
  ])('is asked for while a job runs: %s', async (_name, leave) => {
    const exit = vi.spyOn(app, 'exit').mockReturnValue()
    service.emit({ kind: 'job-changed', job })
    outside.messageBoxAnswer = 1
    outside.asked.splice(0)
    leave()
    leave()
    await new Promise(setImmediate)
    expect(outside.asked).toEqual(['A job is under way'])
    expect(BrowserWindow.getAllWindows()).toHaveLength(1)
    expect(exit).not.toHaveBeenCalled()
    service.emit({ kind: 'job-changed', job: { ...job, state: 'done', endedMs: 2 } })
  })

  it('remembers the window, closes the service, and removes what was written for drags', async () => {
    const exit = vi.spyOn(app, 'exit').mockReturnValue()
    theWindow().close()
    await vi.waitFor(() => {
      expect(exit).toHaveBeenCalledWith(0)
    })
    expect(serviceClosed).toBe(true)
    expect(service.connections.size).toBe(0)
    expect(JSON.parse(settings.get('window-bounds') ?? '')).toEqual({
      bounds: { x: 10, y: 20, width: 900, height: 600 },
      maximized: true,
      theme: 'dark',
    })
    expect((await readdir(dir)).filter((name) => name.startsWith('bobbin-drag-'))).toEqual([])
  })
})
