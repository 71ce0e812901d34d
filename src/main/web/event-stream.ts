/** Server-sent events to one page. */
import type { ServerResponse } from 'node:http'
import type { StreamedEventName, StreamedEvents } from '../../contract/browser-protocol.ts'
import { printWireJson } from '../../contract/wire-json.ts'

/** A page that is asleep stops reading. Above this many bytes on their way to it nothing is added. */
const MAX_BUFFERED_BYTES = 1024 * 1024
/** Tells a dead peer from a quiet spool. */
const HEARTBEAT_MS = 20_000

export interface EventStream {
  /** False where the event was dropped, because the page does not keep up. */
  send<Name extends StreamedEventName>(event: Name, data: StreamedEvents[Name]): boolean
  /** Called when the page has read everything again after an event was dropped. */
  onDrain(listener: () => void): void
  onClose(listener: () => void): void
  close(): void
}

export function openEventStream(response: ServerResponse): EventStream {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  })
  response.write(': hello\n\n')
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS)
  heartbeat.unref()
  response.on('close', () => {
    clearInterval(heartbeat)
  })

  return {
    send(event, data) {
      if (response.writableLength > MAX_BUFFERED_BYTES) return false
      response.write(`event: ${event}\ndata: ${printWireJson(data)}\n\n`)
      return true
    },
    onDrain: (listener) => response.on('drain', listener),
    onClose: (listener) => response.on('close', listener),
    close: () => response.end(),
  }
}
