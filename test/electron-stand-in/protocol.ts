import type { RequestFacts, ServedResponse } from './driver.ts'
import { onlyAfterReady, onlyBeforeReady } from './lifecycle.ts'

interface SchemeWish {
  readonly scheme: string
  readonly privileges?: { readonly standard?: boolean }
}

type Handler = (request: Request) => Response | Promise<Response>

class Protocol {
  readonly #schemes = new Map<string, SchemeWish>()
  readonly #handlers = new Map<string, Handler>()

  registerSchemesAsPrivileged(schemes: readonly SchemeWish[]): void {
    onlyBeforeReady('protocol.registerSchemesAsPrivileged')
    for (const scheme of schemes) this.#schemes.set(scheme.scheme, scheme)
  }

  handle(scheme: string, handler: Handler): void {
    onlyAfterReady('protocol')
    if (this.#handlers.has(scheme)) throw new Error(`The scheme ${scheme} has been intercepted already`)
    const isStandard = this.#schemes.get(scheme)?.privileges?.standard === true
    if (!isStandard) throw new Error(`the stand-in serves standard schemes, and ${scheme} is none`)
    this.#handlers.set(scheme, handler)
  }

  async serve({ url, method }: RequestFacts): Promise<ServedResponse> {
    const handler = this.#handlers.get(new URL(url).protocol.slice(0, -1))
    if (handler === undefined) return { kind: 'not-ours' }
    // Node's `Request` keeps the address of a scheme that it does not know as it is; so does Electron's.
    const response = await handler(new Request(url, { method }))
    return {
      kind: 'response',
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    }
  }
}

export const protocol = new Protocol()
