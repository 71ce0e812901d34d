import { join } from 'node:path'
import type { ServiceContext, ServicePart } from '../context.ts'
import { storedFile } from '../stored-file.ts'

export interface Settings extends ServicePart<'readSettings' | 'writeSetting'> {
  /** As they are now, for the few that the service itself goes by. */
  read(): Readonly<Record<string, string>>
}

/** What the window remembers: texts under keys, opaque here. */
export function settingsOperations(context: ServiceContext): Settings {
  const file = storedFile<Readonly<Record<string, string>>>({
    path: join(context.dataDir, 'settings.json'),
    initial: {},
    check: settingsOf,
    fault: (error, where) => context.fault(error, where),
    now: () => context.now(),
  })
  return {
    read: () => file.read(),
    operations: () => ({
      readSettings: async () => Promise.resolve(file.read()),
      writeSetting: async ({ key, value }) => {
        // A map, since a key can be any text, `__proto__` too.
        const settings = new Map(Object.entries(file.read()))
        if (value === null) settings.delete(key)
        else settings.set(key, value)
        file.write(Object.fromEntries(settings))
        return Promise.resolve()
      },
    }),
  }
}

function settingsOf(value: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const isAllText = Object.values(value).every((text) => typeof text === 'string')
  return isAllText ? (value as Record<string, string>) : undefined
}
