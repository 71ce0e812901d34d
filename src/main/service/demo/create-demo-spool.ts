import { utimesSync } from 'node:fs'
import { encodeDataChunks } from '../../message/data.ts'
import { messageQueues } from '../../message/message-queue.ts'
import { Layout } from '../../spool/layout.ts'
import { addingSpool } from '../add/adding-spool.ts'
import { createRawSpool } from '../opened/raw-spool.ts'
import { DemoMessages } from './demo-messages.ts'

/** Between so many messages others get a turn. */
const messagesPerTurn = 50

export interface NewDemo {
  readonly dir: string
  readonly messages: number
  readonly seed: number
  /** Milliseconds since the epoch: ages count back from here. */
  readonly nowMs: number
}

/**
 * Makes a spool in `dir`, which must be empty or new, and enqueues messages by the protocol. Nothing is fsynced: a demo
 * that a crash cuts short is made again. The times of files are set to when the last thing happened to a message.
 */
export async function createDemoSpool({ dir, messages, seed, nowMs }: NewDemo): Promise<void> {
  await createRawSpool(dir, messageQueues, 'none')
  const spool = addingSpool(dir, messageQueues, 'none')
  const layout = new Layout(dir)
  let made = 0
  for (const message of new DemoMessages({ seed, messages, nowMs, spoolDir: dir })) {
    const { name, queue, metadata, source, changedMs } = message
    const input = { kind: 'name', name } as const
    await spool.enqueue(queue, metadata, encodeDataChunks(source), { kind: 'reserve', input })
    const changed = changedMs / 1000
    for (const path of [layout.queue(queue, name), layout.registry(name)]) utimesSync(path, changed, changed)
    if (++made % messagesPerTurn === 0) await new Promise((resolve) => setImmediate(resolve))
  }
}
