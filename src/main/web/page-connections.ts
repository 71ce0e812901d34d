/**
 * The pages that are open in browsers. Each has a connection to the service, and with it lists and selections; they
 * go when the page's event stream has been gone for a while, and stay over a short interruption.
 */
import { randomBytes } from 'node:crypto'
import type { FrameLink } from '../../contract/host-api.ts'
import type { Service, ServiceConnection } from '../service/service.ts'
import type { EventStream } from './event-stream.ts'

export interface PageConnection {
  readonly id: string
  readonly service: Pick<ServiceConnection, 'call'>
  /** From now on events go into this stream. Begins with a `resync` where some were missed. */
  attach(stream: EventStream): void
  sendFrameLink(click: FrameLink): void
}

export interface PageConnections {
  open(): PageConnection
  find(id: string): PageConnection | null
  closeAll(): void
}

export interface PageConnectionsOptions {
  readonly service: Pick<Service, 'connect'>
  /** How long a page may be without its event stream. */
  readonly graceMs: number
  readonly onClosed: (id: string) => void
}

export function createPageConnections(options: PageConnectionsOptions): PageConnections {
  const pages = new Map<string, PageConnection & { close(): void }>()

  return {
    open() {
      const page = createPage(options, () => pages.delete(page.id))
      pages.set(page.id, page)
      return page
    },
    find: (id) => pages.get(id) ?? null,
    closeAll() {
      for (const page of [...pages.values()]) page.close()
    },
  }
}

function createPage(
  { service, graceMs, onClosed }: PageConnectionsOptions,
  forget: () => void,
): PageConnection & { close(): void } {
  const id = randomBytes(24).toString('base64url')
  const connection = service.connect()
  let stream: EventStream | null = null
  /** True while the page does not know of something that happened. */
  let missed = false
  let grace = startGrace()

  connection.subscribe((event) => {
    if (missed || stream?.send('spool', event) !== true) missed = true
  })

  function resync(): void {
    if (missed && stream?.send('spool', { kind: 'resync' }) === true) missed = false
  }

  function startGrace(): NodeJS.Timeout {
    const timer = setTimeout(close, graceMs)
    timer.unref()
    return timer
  }

  function close(): void {
    clearTimeout(grace)
    forget()
    connection.close()
    stream?.close()
    stream = null
    onClosed(id)
  }

  return {
    id,
    service: connection,
    attach(next) {
      clearTimeout(grace)
      const former = stream
      stream = next
      former?.close()
      next.onDrain(() => {
        if (stream === next) resync()
      })
      next.onClose(() => {
        if (stream !== next) return
        stream = null
        missed = true
        clearTimeout(grace)
        grace = startGrace()
      })
      resync()
    },
    sendFrameLink(click) {
      // A click is worth nothing later: one that cannot be told now is not kept.
      stream?.send('frame-link', click)
    },
    close,
  }
}
