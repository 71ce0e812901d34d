/** Calls in both directions over a channel that clones structures. */

export interface Channel {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
}

/** Methods of one side, by name. Arguments and results are cloned. */
export type Methods = Readonly<Record<string, (...args: never[]) => unknown>>

export type Remote<Api extends Methods> = {
  readonly [Name in keyof Api]: (...args: Parameters<Api[Name]>) => Promise<Awaited<ReturnType<Api[Name]>>>
}

type Message =
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly args: unknown[] }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly message: string }

/** Serves `methods` to the other side, and answers with its. */
export function connectRpc<Theirs extends Methods>(channel: Channel, methods: Methods): Remote<Theirs> {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let lastId = 0

  channel.onMessage((received) => {
    const message = received as Message
    switch (message.kind) {
      case 'call':
        void serve(message)
        break
      case 'result':
        waiting.get(message.id)?.resolve(message.value)
        waiting.delete(message.id)
        break
      case 'error':
        waiting.get(message.id)?.reject(new Error(message.message))
        waiting.delete(message.id)
    }
  })

  async function serve({ id, method, args }: Extract<Message, { kind: 'call' }>): Promise<void> {
    try {
      const run = methods[method] as ((...args: unknown[]) => unknown) | undefined
      if (run === undefined) throw new Error(`nobody serves ${method}`)
      channel.send({ kind: 'result', id, value: await run(...args) } satisfies Message)
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error)
      channel.send({ kind: 'error', id, message: text } satisfies Message)
    }
  }

  return new Proxy({} as Remote<Theirs>, {
    get: (_target, method) => {
      // A proxy that is awaited must not look like a promise.
      if (typeof method !== 'string' || method === 'then') return undefined
      return (...args: unknown[]) =>
        new Promise((resolve, reject) => {
          const id = ++lastId
          waiting.set(id, { resolve, reject })
          channel.send({ kind: 'call', id, method, args } satisfies Message)
        })
    },
  })
}
