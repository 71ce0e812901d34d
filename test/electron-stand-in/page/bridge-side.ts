/**
 * One of the two worlds of `contextBridge`. Values cross by structured clone, synchronously; a function crosses as a
 * proxy that calls back, a promise as a promise. Of an error its message crosses.
 */

export interface Crossing {
  /** Hands a clone of `detail` to the other world's listener, before it returns. */
  dispatch(name: string, detail: unknown): void
  listen(name: string, listener: (detail: unknown) => void): void
}

export interface BridgeSide {
  /** A value of this world, ready to cross. Throws `DataCloneError` where it cannot. */
  pack(value: unknown): unknown
  /** A value of the other world, as this one sees it. */
  unpack(packed: unknown): unknown
}

type Packed =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'function'; readonly id: number }
  | { readonly kind: 'promise'; readonly id: number }
  | { readonly kind: 'array'; readonly values: readonly Packed[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Packed])[] }

type Result =
  { readonly kind: 'returned'; readonly value: Packed } | { readonly kind: 'threw'; readonly message: string }

/** `own` and `other` name the worlds: each listens to what is meant for it. */
export function createBridgeSide(crossing: Crossing, own: string, other: string): BridgeSide {
  const functions = new Map<number, (...args: unknown[]) => unknown>()
  const settlers = new Map<number, (result: Result) => void>()
  let lastId = 0
  let returned: Result | null = null

  crossing.listen(`${own}:call`, (detail) => {
    const { id, args } = detail as { id: number; args: Packed[] }
    crossing.dispatch(
      `${other}:return`,
      run(() => functions.get(id)?.(...args.map(unpack))),
    )
  })
  crossing.listen(`${own}:return`, (detail) => {
    returned = detail as Result
  })
  crossing.listen(`${own}:settle`, (detail) => {
    const { id, result } = detail as { id: number; result: Result }
    settlers.get(id)?.(result)
    settlers.delete(id)
  })

  function run(work: () => unknown): Result {
    try {
      return { kind: 'returned', value: pack(work()) }
    } catch (error) {
      return { kind: 'threw', message: error instanceof Error ? error.message : String(error) }
    }
  }

  function pack(value: unknown): Packed {
    if (typeof value === 'function') {
      const id = ++lastId
      functions.set(id, value as (...args: unknown[]) => unknown)
      return { kind: 'function', id }
    }
    if (value instanceof Promise) {
      const id = ++lastId
      void value.then(
        (settled: unknown) => {
          crossing.dispatch(`${other}:settle`, { id, result: run(() => settled) })
        },
        (error: unknown) => {
          const message = error instanceof Error ? error.message : String(error)
          crossing.dispatch(`${other}:settle`, { id, result: { kind: 'threw', message } })
        },
      )
      return { kind: 'promise', id }
    }
    if (Array.isArray(value)) return { kind: 'array', values: value.map(pack) }
    if (isPlain(value)) {
      return {
        kind: 'object',
        entries: Object.entries(value).map(([name, each]) => [name, pack(each)] as const),
      }
    }
    return { kind: 'value', value: structuredClone(value) }
  }

  function unpack(packed: Packed): unknown {
    switch (packed.kind) {
      case 'value':
        return packed.value
      case 'function': {
        const { id } = packed
        return (...args: unknown[]) => callAcross(id, args)
      }
      case 'promise': {
        const { id } = packed
        return new Promise((resolve, reject) => {
          settlers.set(id, (result) => {
            if (result.kind === 'returned') resolve(unpack(result.value))
            else reject(new Error(result.message))
          })
        })
      }
      case 'array':
        return packed.values.map(unpack)
      case 'object':
        return Object.fromEntries(packed.entries.map(([name, each]) => [name, unpack(each)]))
    }
  }

  function callAcross(id: number, args: readonly unknown[]): unknown {
    crossing.dispatch(`${other}:call`, { id, args: args.map(pack) })
    const result = returned
    returned = null
    if (result === null) throw new Error('the other world did not answer')
    if (result.kind === 'threw') throw new Error(result.message)
    return unpack(result.value)
  }

  return { pack, unpack: (packed) => unpack(packed as Packed) }
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
