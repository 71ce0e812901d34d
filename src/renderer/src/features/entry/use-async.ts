import { useEffect, useState } from 'react'
import type { Failure } from '../../../../contract/failure.ts'
import { failureOf } from '../../client/failure-of.ts'

export type Loaded<Value> =
  | { readonly phase: 'loading'; readonly value: null }
  | { readonly phase: 'ready'; readonly value: Value }
  | { readonly phase: 'failed'; readonly value: null; readonly failure: Failure }

const loading = { phase: 'loading', value: null } as const

/**
 * Something that is read once for each `key`. `read` is called with a way to ask whether anybody still waits. What was
 * read for another key is never shown.
 */
export function useAsync<Value>(
  key: string | null,
  read: (isCurrent: () => boolean) => Promise<Value>,
): Loaded<Value> {
  const [state, setState] = useState<{ readonly key: string | null; readonly loaded: Loaded<Value> }>({
    key,
    loaded: loading,
  })
  useEffect(() => {
    if (key === null) return undefined
    let current = true
    read(() => current).then(
      (value) => {
        if (current) setState({ key, loaded: { phase: 'ready', value } })
      },
      (error: unknown) => {
        if (current) setState({ key, loaded: { phase: 'failed', value: null, failure: failureOf(error) } })
      },
    )
    return () => {
      current = false
    }
    // `read` belongs to its key: a new closure for the same key would read the same again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key])
  return state.key === key ? state.loaded : loading
}
