import { isMessageQueue } from '../../message/message-queue.ts'
import { printMetadata, type Metadata } from '../../message/metadata.ts'
import { queueOfStatus, type Status } from '../../message/status.ts'
import { bytesOfName } from '../../spool/name.ts'
import type { ByteString } from '../../spool/spool-intf.ts'

export type StatusMismatch = 'move-to-queue-of-status' | 'set-status-of-queue'

/** A message as it should be. */
export interface MendedMessage {
  readonly queue: string
  /** The same text where nothing in it had to change. */
  readonly text: ByteString
  /** What was wrong, as reasons. */
  readonly reasons: readonly string[]
}

/**
 * A message with the id that its name says, in the queue that its status says (or with the status that its queue says).
 *
 * A delivered one belongs nowhere, and must not be sent again: it goes to `removed`, where a person can look at it.
 */
export function mendMessage(
  name: string,
  queue: string,
  text: ByteString,
  message: Metadata,
  choice: StatusMismatch,
): MendedMessage {
  const reasons: string[] = []
  let mended = message
  let target = queue

  const id = bytesOfName(name).toString('latin1')
  if (message.id !== id) {
    reasons.push('The id in the metadata is not the name of the file, by which everybody knows the entry.')
    const relatedIds = message.relatedIds.map((related) => (related === message.id ? id : related))
    mended = { ...mended, id, relatedIds }
  }

  const belongsIn = queueOfStatus(message.status)
  if (belongsIn !== queue) {
    const kind = message.status.kind
    if (choice === 'set-status-of-queue') {
      reasons.push(
        `The status is ${kind}, and the entry is in ${queue}: the status is set as the queue says.`,
      )
      mended = { ...mended, status: statusOfQueue(queue, message) }
    } else if (belongsIn === undefined) {
      reasons.push(`The status is ${kind}: it must not be sent again, and is kept in removed.`)
      target = 'removed'
      mended = { ...mended, status: { kind: 'removed' } }
    } else {
      reasons.push(`The status is ${kind}, which belongs in ${belongsIn}.`)
      target = belongsIn
    }
  }
  return { queue: target, text: mended === message ? text : printMetadata(mended), reasons }
}

function statusOfQueue(queue: string, message: Metadata): Status {
  if (!isMessageQueue(queue)) throw new TypeError(`${queue} is no queue of messages`)
  switch (queue) {
    case 'active':
      return { kind: 'send-now' }
    case 'frozen':
      return { kind: 'frozen' }
    case 'removed':
      return { kind: 'removed' }
    case 'quarantine': {
      const description = `in quarantine with status ${message.status.kind}`
      const envelopeSender = message.envelopeInfo.sender
      return { kind: 'quarantined', reason: { description, envelopeSender, fromHeaders: '' } }
    }
  }
}
