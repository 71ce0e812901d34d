/**
 * Validation of every argument at run time, in the process that serves the call. The only file of `contract` with an
 * import from outside: valibot, which is pure and small.
 */
import * as v from 'valibot'
import type { Outcome } from './failure.ts'
import type { OperationName } from './operations.ts'
import type { SpoolApi } from './spool-api.ts'
import { sortFields } from './vocabularies.ts'

const text = v.pipe(v.string(), v.maxLength(100_000))
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const path = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(4096),
  v.check((value) => !value.includes('\0'), 'must not contain NUL'),
)
/** A file or queue name: one path component. */
const component = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(255),
  v.check((value) => !/[/\0]/.test(value) && value !== '.' && value !== '..', 'must be one path component'),
)
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const bytes = v.instance(Uint8Array)
const positive = v.pipe(v.number(), v.finite(), v.gtValue(0))

const key = v.object({ queue: component, name: component, checkedOut: v.boolean() })
const filter = v.object({ queues: v.nullable(v.pipe(v.array(component), v.maxLength(1000))), query: text })
const sort = v.object({
  by: v.picklist(sortFields),
  direction: v.picklist(['ascending', 'descending']),
})
const retryInterval = v.object({ spanMs: positive, jitterMs: v.exactOptional(positive) })
const selection = v.variant('kind', [
  v.object({
    kind: v.literal('entries'),
    entries: v.pipe(v.array(v.object({ key, revision: v.nullable(text) })), v.maxLength(1_000_000)),
  }),
  v.object({ kind: v.literal('held'), selection: id }),
])
const action = v.variant('kind', [
  v.object({ kind: v.literal('freeze') }),
  v.object({ kind: v.literal('send-now'), retryIntervals: v.exactOptional(v.array(retryInterval)) }),
  v.object({ kind: v.literal('send-at'), at: v.pipe(v.string(), v.isoTimestamp()) }),
  v.object({ kind: v.literal('remove') }),
  v.object({ kind: v.literal('recover') }),
  v.object({ kind: v.literal('requeue'), to: component }),
  v.object({ kind: v.literal('delete') }),
  v.object({ kind: v.literal('return-checkout') }),
])
const limits = v.object({
  maxCheckedOutAgeMs: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
  maxTmpFileAgeMs: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
  maxQueueAgesMs: v.exactOptional(v.record(component, v.pipe(v.number(), v.minValue(0)))),
})
const none = v.object({})
const ofSpool = v.object({ spool: id })
const ofList = v.object({ list: id })
const ofJob = v.object({ job: id })
const ofEntry = { spool: id, key }

const schemas = {
  openSpool: v.object({ dir: path }),
  createSpool: v.object({
    dir: path,
    queues: v.exactOptional(v.pipe(v.array(component), v.maxLength(1000))),
  }),
  createDemoSpool: v.object({
    dir: v.exactOptional(path),
    messages: v.exactOptional(v.pipe(count, v.maxValue(1_000_000))),
    seed: v.exactOptional(count),
  }),
  closeSpool: ofSpool,
  listSpools: none,
  unlockSpool: ofSpool,
  listRecentSpools: none,
  forgetRecentSpool: v.object({ dir: path }),
  browseDirectory: v.object({ dir: v.nullable(path) }),
  openList: v.object({ spool: id, filter, sort: v.pipe(v.array(sort), v.maxLength(12)) }),
  readRows: v.object({ list: id, offset: count, limit: v.pipe(count, v.maxValue(500)) }),
  readDocuments: v.object({ list: id, offset: count, limit: v.pipe(count, v.maxValue(500)) }),
  refreshList: ofList,
  findRow: v.object({ list: id, key }),
  closeList: ofList,
  holdSelection: v.object({
    list: id,
    rows: v.union([
      v.literal('all'),
      v.pipe(v.array(v.object({ from: count, to: count })), v.maxLength(100_000)),
    ]),
  }),
  readSelection: v.object({
    spool: id,
    selection,
    offset: count,
    limit: v.pipe(count, v.maxValue(1000)),
  }),
  releaseSelection: v.object({ selection: id }),
  checkQuery: v.object({ query: text }),
  completeQuery: v.object({ spool: id, query: text, cursor: count }),
  readEntry: v.object({ ...ofEntry, beginning: v.exactOptional(v.boolean()) }),
  locateEntry: v.object({ spool: id, name: component }),
  readPart: v.object({
    ...ofEntry,
    part: v.pipe(v.string(), v.regex(/^\d+(\.\d+)*$/)),
    offset: v.exactOptional(count),
    limit: v.exactOptional(count),
    as: v.exactOptional(v.literal('bytes')),
  }),
  readSource: v.object({
    ...ofEntry,
    form: v.picklist(['source', 'data', 'metadata']),
    offset: count,
    limit: v.pipe(count, v.maxValue(16 * 1024 * 1024)),
  }),
  readFormats: v.object({ ...ofEntry, file: v.picklist(['metadata', 'data']) }),
  previewAction: v.object({ spool: id, selection, action }),
  previewEntries: v.object({
    spool: id,
    selection,
    action,
    offset: count,
    limit: v.pipe(count, v.maxValue(500)),
  }),
  previewDrop: v.object({ spool: id, selection }),
  startAction: v.object({
    spool: id,
    selection,
    action,
    onlyPossible: v.exactOptional(v.boolean()),
    ratePerSecond: v.exactOptional(positive),
  }),
  enqueueEntry: v.object({
    spool: id,
    queue: component,
    metadata: bytes,
    data: bytes,
    name: v.variant('kind', [
      v.object({ kind: v.literal('prefix'), prefix: v.pipe(v.string(), v.maxLength(200)) }),
      v.object({ kind: v.literal('name'), name: component }),
    ]),
  }),
  addMessage: v.object({
    spool: id,
    source: bytes,
    sender: v.exactOptional(text),
    recipients: v.exactOptional(v.array(text)),
    nextHops: v.exactOptional(v.array(text)),
    retryIntervals: v.exactOptional(v.array(retryInterval)),
    sendNow: v.exactOptional(v.boolean()),
  }),
  previewMessage: v.object({ source: bytes }),
  exportMessages: v.object({ spool: id, selection, to: path }),
  listJobs: none,
  awaitJob: ofJob,
  readJobResults: v.object({
    job: id,
    offset: count,
    limit: v.pipe(count, v.maxValue(100_000)),
    failedOnly: v.exactOptional(v.boolean()),
  }),
  pauseJob: ofJob,
  resumeJob: ofJob,
  cancelJob: ofJob,
  setJobRate: v.object({ job: id, ratePerSecond: v.nullable(positive) }),
  dismissJob: ofJob,
  listProblems: ofSpool,
  checkHealth: v.object({ spool: id, limits: v.exactOptional(limits) }),
  planRepair: v.object({
    spool: id,
    limits: v.exactOptional(limits),
    statusMismatch: v.exactOptional(v.picklist(['move-to-queue-of-status', 'set-status-of-queue'])),
    problems: v.exactOptional(v.nullable(v.array(text))),
  }),
  applyRepair: v.object({ spool: id, plan: id }),
  readJournal: v.object({ spool: id, offset: count, limit: v.pipe(count, v.maxValue(10_000)) }),
  readOperation: v.object({
    spool: id,
    operation: id,
    offset: count,
    limit: v.pipe(count, v.maxValue(500)),
  }),
  undo: v.object({ spool: id, operation: v.exactOptional(id) }),
  redo: v.object({ spool: id, operation: v.exactOptional(id) }),
  readShape: v.object({
    spool: id,
    filter,
    by: v.picklist(['recipient', 'sender', 'next-hop']),
    limit: v.exactOptional(count),
  }),
  readErrors: v.object({ spool: id, filter }),
  readFlow: ofSpool,
  readSettings: none,
  writeSetting: v.object({ key: v.pipe(v.string(), v.maxLength(200)), value: v.nullable(v.string()) }),
} satisfies { [Name in OperationName]: v.GenericSchema<unknown, Mutable<Parameters<SpoolApi[Name]>[0]>> }

/** valibot's outputs are mutable; mutable is assignable to what the API asks for. */
type Mutable<T> = T extends Uint8Array
  ? T
  : T extends readonly (infer Item)[]
    ? Mutable<Item>[]
    : T extends object
      ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
      : T

/** Answers with the arguments, or an `invalid-argument` that names which. Unknown fields are dropped. */
export function validateArguments(operation: OperationName, args: unknown): Outcome<unknown> {
  const result = v.safeParse(schemas[operation], args ?? {})
  if (result.success) return { ok: true, value: result.output }
  const [issue] = result.issues
  return {
    ok: false,
    failure: { code: 'invalid-argument', argument: v.getDotPath(issue) ?? operation, problem: issue.message },
  }
}
