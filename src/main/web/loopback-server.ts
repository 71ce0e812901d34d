/** A server that only this machine can reach. */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { FailureError } from '../../contract/failure.ts'

const LOOPBACK = '127.0.0.1'

export interface LoopbackServer {
  readonly port: number
  /** Set once what it needs has been made; a request cannot come before, since nobody knows the token. */
  serve(listener: RequestListener): void
  /** Stops listening, and ends what is under way. */
  close(): Promise<void>
}

/** `port` 0 is any. With `orAny`, any is taken where the port is not free. Fails with `io` where it cannot be had. */
export async function listenOnLoopback(
  port: number,
  options: { readonly orAny: boolean },
): Promise<LoopbackServer> {
  // A page keeps its connections for as long as it likes: were they closed when idle, a call could meet the closing.
  const server = createServer({ keepAliveTimeout: 0 })
  try {
    await listen(server, port)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    if (code !== 'EADDRINUSE' || !options.orAny) throw listenFailure(code, port, error)
    await listen(server, 0)
  }
  return {
    port: (server.address() as AddressInfo).port,
    serve: (listener) => server.on('request', listener),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error === undefined) resolve()
          else reject(error)
        })
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: LOOPBACK, port, exclusive: true }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function listenFailure(errno: string, port: number, cause: unknown): FailureError {
  return new FailureError({ code: 'io', errno, syscall: 'listen', path: `${LOOPBACK}:${port}` }, { cause })
}
