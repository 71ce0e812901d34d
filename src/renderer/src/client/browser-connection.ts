/** The page's connection to the browser host, and how it finds its way back after an interruption. */
import type { ConnectionState } from '../../../contract/bridge.ts'
import {
  CONNECTION_HEADER,
  paths,
  type StreamedEventName,
  type StreamedEvents,
  type Welcome,
} from '../../../contract/browser-protocol.ts'
import { FailureError, type Outcome } from '../../../contract/failure.ts'
import { parseWireJson, printWireJson } from '../../../contract/wire-json.ts'
import type { PageEnvironment } from './page-environment.ts'
import { readServerSentEvents } from './server-sent-events.ts'
import { silenceOf } from './silence.ts'

const DISCONNECTED: Outcome<never> = { ok: false, failure: { code: 'disconnected' } }
const RETRY_AFTER_MS = [250, 500, 1000, 2000, 5000]
/** The host says something every 20 s. One that was stopped, or a way that has broken, says nothing and ends nothing. */
const SILENCE_MS = 45_000

export interface BrowserConnection {
  readonly welcome: Welcome
  /** Posts to a path of the host; whatever goes wrong is in the outcome. */
  post(path: string, body: unknown): Promise<Outcome<unknown>>
  readonly close: () => void
}

export interface BrowserConnectionOptions {
  readonly page: PageEnvironment
  readonly onEvent: (event: StreamedEvents['spool']) => void
  readonly onFrameLink: (click: StreamedEvents['frame-link']) => void
  readonly onState: (state: ConnectionState) => void
  /** So long nothing may be heard of the host before it counts as lost, in milliseconds. @default 45,000 */
  readonly silenceMs?: number
}

/** Fails with `FailureError` `not-admitted` where the host does not know this page: no token, or an old one. */
export async function connectToHost(options: BrowserConnectionOptions): Promise<BrowserConnection> {
  const { page, onState, silenceMs = SILENCE_MS } = options
  const stop = new AbortController()
  const isStopped = () => stop.signal.aborted
  const token = page.takeToken()
  if (token !== null) await postJson(page, paths.session, { token })
  const first = await connect(page)
  let connection = first.connection
  // What happens from now on is heard, or is made good by a `resync`.
  await new Promise<void>((attached) => {
    void followEvents(attached)
  })

  /** Reads the stream for as long as there is one; finds the host again when it breaks off. */
  async function followEvents(attached: () => void): Promise<void> {
    for (let failures = 0; !isStopped(); failures++) {
      const end = await readStream(attached)
      attached()
      if (end === 'ended') {
        onState('ended')
        return
      }
      if (end === 'had-events') failures = 0
      if (isStopped()) return
      onState('lost')
      await after(RETRY_AFTER_MS[Math.min(failures, RETRY_AFTER_MS.length - 1)] ?? 0, stop.signal)
    }
  }

  async function readStream(attached: () => void): Promise<'had-events' | 'failed' | 'ended'> {
    const silence = silenceOf(silenceMs, stop.signal)
    let begun = false
    try {
      const url = `${page.origin}${paths.events}?connection=${encodeURIComponent(connection)}`
      const response = await page.fetch(url, { signal: silence.signal, cache: 'no-store' })
      if (response.status === 401) return 'ended'
      if (response.status === 410) {
        connection = (await connect(page)).connection
        options.onEvent({ kind: 'resync' })
        return await readStream(attached)
      }
      if (!response.ok || response.body === null) return 'failed'
      begun = true
      onState('connected')
      attached()
      for await (const event of readServerSentEvents(response.body, silence.heard))
        pass(event.event, parseWireJson(event.data))
      return 'had-events'
    } catch (error) {
      if (isUnreachable(error)) return begun ? 'had-events' : 'failed'
      if (error instanceof FailureError && error.failure.code === 'not-admitted') return 'ended'
      throw error
    } finally {
      silence.end()
    }
  }

  function pass(name: string, data: unknown): void {
    const listeners: { readonly [Name in StreamedEventName]: (event: StreamedEvents[Name]) => void } = {
      spool: options.onEvent,
      'frame-link': options.onFrameLink,
    }
    // The host is ours, and its events are typed where they are sent.
    if (name === 'spool') listeners.spool(data as StreamedEvents['spool'])
    if (name === 'frame-link') listeners['frame-link'](data as StreamedEvents['frame-link'])
  }

  return {
    welcome: first,
    async post(path, body) {
      try {
        const response = await postJson(page, path, body, { [CONNECTION_HEADER]: connection })
        if (response.ok) return parseWireJson(await response.text()) as Outcome<unknown>
        if (response.status === 413) return tooLarge(await response.text())
        return DISCONNECTED
      } catch (error) {
        if (isUnreachable(error)) return DISCONNECTED
        throw error
      }
    },
    close() {
      stop.abort()
    },
  }
}

async function connect(page: PageEnvironment): Promise<Welcome> {
  const response = await postJson(page, paths.connection, {})
  if (response.status === 401) throw new FailureError({ code: 'not-admitted' })
  if (!response.ok) throw new FailureError({ code: 'disconnected' })
  return parseWireJson(await response.text()) as Welcome
}

function postJson(
  page: PageEnvironment,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return page.fetch(`${page.origin}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: printWireJson(body),
  })
}

const tooLarge = (problem: string): Outcome<never> => ({
  ok: false,
  failure: { code: 'invalid-argument', argument: 'request', problem },
})

/** `fetch` and its streams fail with a `TypeError` or an abort where the host cannot be reached. */
function isUnreachable(error: unknown): boolean {
  if (error instanceof FailureError) return error.failure.code === 'disconnected'
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'AbortError')
}

function after(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
