import { fsync, fsyncSync } from 'node:fs'

interface Request {
  readonly fd: number
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** An operation by itself asks for one at a time, or for two directories side by side. */
const ofOneOperation = 2
/** After so many requests in a row with nothing beside them, somebody works alone. */
const longEnough = 4

let requests: Request[] = []
let inFlight = 0
let alone = 0

/**
 * fsync for one operation at a time and for many. Those of several operations overlap, each in another thread, which
 * doubles the throughput. Who works alone has nothing to overlap with, and the way to another thread and back costs a
 * tenth of a millisecond: then it is done here. Whatever this turn of the event loop has to ask for is waited for
 * before that is decided.
 */
export function overlappingFsync(fd: number): Promise<void> {
  return new Promise((resolve, reject) => {
    if (requests.length === 0) setImmediate(begin)
    requests.push({ fd, resolve, reject })
  })
}

function begin(): void {
  const begun = requests
  requests = []
  alone = inFlight === 0 && begun.length <= ofOneOperation ? alone + 1 : 0
  const [first] = begun
  if (first !== undefined && begun.length === 1 && alone > longEnough) fsyncHere(first)
  else for (const request of begun) fsyncElsewhere(request)
}

function fsyncHere({ fd, resolve, reject }: Request): void {
  try {
    fsyncSync(fd)
  } catch (error) {
    reject(error)
    return
  }
  resolve()
}

function fsyncElsewhere({ fd, resolve, reject }: Request): void {
  inFlight++
  fsync(fd, (error) => {
    inFlight--
    if (error === null) resolve()
    else reject(error)
  })
}
