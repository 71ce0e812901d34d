import { FailureError } from '../../../contract/failure.ts'
import { MessageIds } from '../../message/message-id.ts'
import { multispool } from '../../spool/multispool.ts'
import type { ByteString, Durability, Spool } from '../../spool/spool-intf.ts'
import { throttle } from '../../spool/throttle.ts'

/** What a new entry is to be called. */
export type NewName =
  /** Exactly that; throws `name-taken` when it is. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'prefix'; readonly prefix: string }
  /** As the reference calls messages: after the envelope, with a counter. */
  | { readonly kind: 'message'; readonly envelopeId: ByteString }

/** A body: its bytes, in pieces that need not be in memory together. */
export type NewBody = Iterable<Uint8Array>

/** A spool as those see it who put something in: metadata as the text of its file, a body as the bytes of its file. */
export type AddingSpool = Spool<ByteString, NewBody, string, NewName>

const maxJobs = 16

/** All messages that a process makes share one counter, as in the reference. */
const messageIds = new MessageIds()
let prefixed = 0

export function addingSpool(dir: string, queues: readonly string[], durability: Durability): AddingSpool {
  return multispool<ByteString, NewBody, string, NewName>(
    {
      metadata: { parse: (text) => text, print: (text) => text },
      data: {
        load: () => Promise.reject(new Error('who adds does not read')),
        save: (body, path, safeWrite) => safeWrite(path, body),
      },
      queues,
      dirnameOfQueue: (queue) => queue,
      nextName,
      throttle: throttle(maxJobs),
    },
    { durability },
  ).loadUnsafe(dir)
}

function nextName(input: NewName, attempt: number): string {
  switch (input.kind) {
    case 'name':
      if (attempt > 0) throw new FailureError({ code: 'name-taken', name: input.name })
      return input.name
    case 'prefix':
      prefixed++
      return `${input.prefix}-${Date.now().toString(36)}-${process.pid.toString(36)}-${prefixed.toString(36)}`
    case 'message':
      return messageIds.next(input.envelopeId)
  }
}
