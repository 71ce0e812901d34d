/**
 * The run-time allow-list of operations: nothing that is not in it can be called from outside. The compiler checks
 * that it and `SpoolApi` name the same operations.
 */
import type { SpoolApi } from './spool-api.ts'

/** `query` only reads; `command` may write into a spool, and a read-only host refuses it; `session` does neither. */
export type OperationKind = 'query' | 'command' | 'session'

export type OperationName = keyof SpoolApi

export const operations = {
  openSpool: 'session',
  createSpool: 'command',
  createDemoSpool: 'command',
  closeSpool: 'session',
  listSpools: 'query',
  unlockSpool: 'command',
  listRecentSpools: 'query',
  forgetRecentSpool: 'session',
  browseDirectory: 'query',
  openList: 'query',
  readRows: 'query',
  readDocuments: 'query',
  refreshList: 'query',
  findRow: 'query',
  closeList: 'session',
  holdSelection: 'query',
  readSelection: 'query',
  releaseSelection: 'session',
  checkQuery: 'query',
  completeQuery: 'query',
  readEntry: 'query',
  locateEntry: 'query',
  readPart: 'query',
  readSource: 'query',
  readFormats: 'query',
  previewAction: 'query',
  previewEntries: 'query',
  previewDrop: 'query',
  startAction: 'command',
  enqueueEntry: 'command',
  addMessage: 'command',
  previewMessage: 'query',
  exportMessages: 'command',
  listJobs: 'query',
  awaitJob: 'query',
  readJobResults: 'query',
  pauseJob: 'session',
  resumeJob: 'session',
  cancelJob: 'session',
  setJobRate: 'session',
  dismissJob: 'session',
  listProblems: 'query',
  checkHealth: 'query',
  planRepair: 'query',
  applyRepair: 'command',
  readJournal: 'query',
  readOperation: 'query',
  undo: 'command',
  redo: 'command',
  readShape: 'query',
  readErrors: 'query',
  readFlow: 'query',
  readSettings: 'query',
  writeSetting: 'session',
} as const satisfies Readonly<Record<OperationName, OperationKind>>

export const operationNames = Object.keys(operations) as OperationName[]

export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(operations, name)
}
