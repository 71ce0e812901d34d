import { FailureError } from '../../../contract/failure.ts'
import { operationNames } from '../../../contract/operations.ts'
import type { SpoolApi } from '../../../contract/spool-api.ts'

/**
 * The same API, but tells after each call whether the service was reached. A window that is cut off says so in one
 * place, whichever call noticed first.
 */
export function watchedApi(api: SpoolApi, onCall: (reached: boolean) => void): SpoolApi {
  const watched: Record<string, unknown> = {}
  for (const name of operationNames) {
    // The arguments go through as they are; the compiler cannot follow the correlation of name and arguments.
    const calls = api as unknown as Readonly<Record<string, (args: unknown) => Promise<unknown>>>
    watched[name] = async (args: unknown) => {
      try {
        const value = await calls[name]?.(args)
        onCall(true)
        return value
      } catch (error) {
        onCall(!(error instanceof FailureError && error.failure.code === 'disconnected'))
        throw error
      }
    }
  }
  return Object.freeze(watched) as unknown as SpoolApi
}
