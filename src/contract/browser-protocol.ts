/**
 * How a page and the browser host speak: paths, and what is in them. Bodies are wire JSON. Every request but those for
 * the window's own files carries the cookie that `POST /session` gave for the token of the link.
 */
import type { SpoolEvent } from './events.ts'
import type { FrameLink, HostInfo } from './host-api.ts'

export const paths = {
  /** `POST {token}`: the cookie. 401 where the token is not good. */
  session: '/session',
  /** `POST`: a `Welcome`. 401 without the cookie. */
  connection: '/connection',
  /** `GET ?connection=ID`: server-sent events, each a `StreamedEvent`. 410 where the connection is gone. */
  events: '/events',
  /** `POST arguments` below it, by the operation's name: an outcome. */
  api: '/api/',
  /** `POST FrameDocument`: an outcome of the frame's address. */
  frame: '/frame',
  /** `GET ?of=Download`: a file. */
  download: '/download',
} as const

/** Names the connection in `POST` to `api` and `frame`. A header of our own: no other site can send it unasked. */
export const CONNECTION_HEADER = 'bobbin-connection'

/** What a page is told when it connects. */
export interface Welcome {
  readonly connection: string
  readonly info: HostInfo
  /** Directories of the command line, for the first page only: it shows them. */
  readonly directories: readonly string[]
}

/** One event of the stream, by its `event:` field. */
export interface StreamedEvents {
  readonly spool: SpoolEvent
  readonly 'frame-link': FrameLink
}

export type StreamedEventName = keyof StreamedEvents
