import { create } from 'zustand'
import type { StoreApi, UseBoundStore } from 'zustand'
import type { Failure } from '../../../contract/failure.ts'
import type { SpoolId } from '../../../contract/views.ts'
import { subscribe } from '../client/bridge.ts'
import { failureOf } from '../client/failure-of.ts'

/** Something that the service counts over a spool, as it was read last. */
export interface Counted<Args, Value> {
  readonly args: Args | null
  /** Stays while it is read again; null until it has been read for this spool. */
  readonly value: Value | null
  /** What `value` was read for: not yet `args` while those are read. */
  readonly valueArgs: Args | null
  readonly reading: boolean
  readonly failure: Failure | null
}

export interface LiveCount<Args, Value> {
  readonly use: UseBoundStore<StoreApi<Counted<Args, Value>>>
  /** Reads, and reads again whenever the spool has changed. Answers with how to stop. */
  readonly show: (args: Args) => () => void
  /** Reads again now. */
  readonly again: () => void
}

/** No sooner than this after the last time, and never more than a fifth of the time is spent with it. */
const AGAIN_AFTER_MS = 1000
const SHARE = 4

/**
 * What is counted over a whole spool takes a while for a large one: it is read again when the spool has changed, at
 * most every second and less often the longer it takes, and every `everyMs`, because ages grow by themselves.
 */
export function liveCount<Args extends { readonly spool: SpoolId }, Value>(
  read: (args: Args) => Promise<Value>,
  everyMs: number,
): LiveCount<Args, Value> {
  const use = create<Counted<Args, Value>>()(() => ({
    args: null,
    value: null,
    valueArgs: null,
    reading: false,
    failure: null,
  }))
  let generation = 0
  let timer: ReturnType<typeof setTimeout> | null = null
  let notBeforeMs = 0
  /** Something happened while it was read. */
  const missed = { any: false }
  const wasMissed = (): boolean => missed.any

  const plan = (inMs: number) => {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => void readNow(), Math.max(inMs, notBeforeMs - Date.now()))
  }

  async function readNow(): Promise<void> {
    const { args, reading } = use.getState()
    if (args === null) return
    if (reading) {
      missed.any = true
      return
    }
    const mine = generation
    const startedMs = Date.now()
    missed.any = false
    use.setState({ reading: true })
    try {
      const value = await read(args)
      if (mine === generation) use.setState({ value, valueArgs: args, failure: null })
    } catch (error) {
      const failure = failureOf(error)
      // Being cut off is said in one place for the whole window; what was counted stays.
      if (mine === generation && failure.code !== 'disconnected') use.setState({ failure })
    }
    if (mine !== generation) return
    use.setState({ reading: false })
    const tookMs = Date.now() - startedMs
    notBeforeMs = Date.now() + Math.max(AGAIN_AFTER_MS, tookMs * SHARE)
    plan(wasMissed() ? 0 : everyMs)
  }

  return {
    use,
    again: () => void readNow(),
    show(args) {
      generation += 1
      notBeforeMs = 0
      const { value, valueArgs } = use.getState()
      const isSameSpool = valueArgs?.spool === args.spool
      use.setState({
        args,
        value: isSameSpool ? value : null,
        valueArgs: isSameSpool ? valueArgs : null,
        reading: false,
        failure: null,
      })
      void readNow()
      const stop = subscribe((event) => {
        if (event.kind === 'resync') plan(0)
        if (event.kind === 'entries-changed' && event.spool === args.spool) plan(0)
        if (event.kind === 'spool-changed' && event.spool.spool === args.spool && !event.spool.index.complete)
          plan(0)
      })
      const mine = generation
      return () => {
        stop()
        if (mine !== generation) return
        generation += 1
        if (timer !== null) clearTimeout(timer)
        use.setState({ args: null, reading: false })
      }
    },
  }
}
