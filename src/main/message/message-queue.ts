/** The queues of a message spool, in the order in which the reference lists them. A queue's name is its directory's. */
export const messageQueues = ['active', 'frozen', 'removed', 'quarantine'] as const

export type MessageQueue = (typeof messageQueues)[number]

/** The directory of a queue. */
export function dirnameOfMessageQueue(queue: MessageQueue): string {
  return queue
}

/** How the reference writes a queue in an s-expression: `(Queue Active)`. */
export function sexpNameOfMessageQueue(queue: MessageQueue): string {
  return queue.charAt(0).toUpperCase() + queue.slice(1)
}

export function isMessageQueue(name: string): name is MessageQueue {
  return (messageQueues as readonly string[]).includes(name)
}
