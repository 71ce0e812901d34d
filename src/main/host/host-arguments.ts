/** Validation of what a page asks of its host, at run time, as `arguments.ts` does for what it asks of the service. */
import * as v from 'valibot'
import type { HostOperationName } from '../../contract/bridge.ts'
import { commandNames } from '../../contract/commands.ts'
import type { Outcome } from '../../contract/failure.ts'
import { MAX_FRAME_CHARACTERS, type HostApi } from '../../contract/host-api.ts'

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(255))
const key = v.object({ queue: name, name, checkedOut: v.boolean() })
const filename = v.pipe(v.string(), v.maxLength(10_000))

export const downloadSchema = v.variant('kind', [
  v.object({
    kind: v.literal('part'),
    spool: id,
    key,
    part: v.pipe(v.string(), v.regex(/^\d+(\.\d+)*$/)),
    filename,
  }),
  v.object({
    kind: v.literal('source'),
    spool: id,
    key,
    form: v.picklist(['source', 'data', 'metadata']),
    filename,
  }),
  v.object({ kind: v.literal('text'), text: v.pipe(v.string(), v.maxLength(64 * 1024 * 1024)), filename }),
])

export const frameDocumentSchema = v.object({
  html: v.pipe(v.string(), v.maxLength(MAX_FRAME_CHARACTERS)),
  remoteImages: v.boolean(),
})

const schemas = {
  info: v.tuple([]),
  pickDirectory: v.tuple([v.object({ title: v.pipe(v.string(), v.maxLength(200)), create: v.boolean() })]),
  save: v.tuple([downloadSchema]),
  startDrag: v.tuple([v.pipe(v.array(downloadSchema), v.minLength(1), v.maxLength(1000))]),
  openExternal: v.tuple([v.pipe(v.string(), v.maxLength(100_000))]),
  copyText: v.tuple([v.pipe(v.string(), v.maxLength(64 * 1024 * 1024))]),
  putFrame: v.tuple([frameDocumentSchema]),
  setTheme: v.tuple([v.picklist(['system', 'light', 'dark'])]),
  setPossibleCommands: v.tuple([v.pipe(v.array(v.picklist(commandNames)), v.maxLength(commandNames.length))]),
} satisfies { [Name in HostOperationName]: v.GenericSchema<unknown, Parameters<HostApi[Name]>> }

export type HostArguments<Name extends HostOperationName> = Parameters<HostApi[Name]>

/** Answers with the arguments, or an `invalid-argument` that names which. */
export function validateHostArguments<Name extends HostOperationName>(
  operation: Name,
  args: unknown,
): Outcome<HostArguments<Name>> {
  const outcome = checked(schemas[operation] as v.GenericSchema, args, operation)
  // The schema table is checked against the API above; the compiler cannot follow the correlation.
  return outcome as Outcome<HostArguments<Name>>
}

/** Runs a schema; `what` names the value itself. */
export function checked<Output>(
  schema: v.GenericSchema<unknown, Output>,
  value: unknown,
  what: string,
): Outcome<Output> {
  const result = v.safeParse(schema, value)
  if (result.success) return { ok: true, value: result.output }
  const [issue] = result.issues
  return {
    ok: false,
    failure: { code: 'invalid-argument', argument: v.getDotPath(issue) ?? what, problem: issue.message },
  }
}
