/** Every command with its summary. What a command takes and does is loaded when it is called. */
import type { Command } from 'commander'
import type { CommandContext } from './command-context.ts'

/** Gives a command its arguments, options, examples and action. */
export type DefineCommand = (command: Command, context: CommandContext) => void

export interface CommandEntry {
  readonly name: string
  readonly group: string
  readonly summary: string
  readonly load: () => Promise<DefineCommand>
}

const look = 'Look:'
const act = 'Act on entries:'
const mend = 'Keep healthy:'
const more = 'More:'

export const commandEntries: readonly CommandEntry[] = [
  {
    name: 'status',
    group: look,
    summary: 'list entries',
    load: async () => (await import('./commands/status.ts')).defineStatus,
  },
  {
    name: 'count',
    group: look,
    summary: 'print how many entries match',
    load: async () => (await import('./commands/count.ts')).defineCount,
  },
  {
    name: 'show',
    group: look,
    summary: 'show one entry, or a part of it',
    load: async () => (await import('./commands/show.ts')).defineShow,
  },
  {
    name: 'shape',
    group: look,
    summary: 'age by domain of recipient, sender or next hop',
    load: async () => (await import('./commands/shape.ts')).defineShape,
  },
  {
    name: 'errors',
    group: look,
    summary: 'delivery errors, grouped',
    load: async () => (await import('./commands/errors.ts')).defineErrors,
  },
  {
    name: 'watch',
    group: look,
    summary: 'print events as they happen',
    load: async () => (await import('./commands/watch.ts')).defineWatch,
  },
  {
    name: 'export',
    group: look,
    summary: 'write messages as .eml files',
    load: async () => (await import('./commands/export.ts')).defineExport,
  },
  {
    name: 'freeze',
    group: act,
    summary: 'keep messages from being sent',
    load: async () => (await import('./commands/freeze.ts')).defineFreeze,
  },
  {
    name: 'send',
    group: act,
    summary: 'send messages now, or at a time',
    load: async () => (await import('./commands/send.ts')).defineSend,
  },
  {
    name: 'remove',
    group: act,
    summary: 'remove frozen messages (they can be recovered)',
    load: async () => (await import('./commands/remove.ts')).defineRemove,
  },
  {
    name: 'recover',
    group: act,
    summary: 'bring removed and quarantined messages back, frozen',
    load: async () => (await import('./commands/recover.ts')).defineRecover,
  },
  {
    name: 'requeue',
    group: act,
    summary: 'move entries to another queue',
    load: async () => (await import('./commands/requeue.ts')).defineRequeue,
  },
  {
    name: 'delete',
    group: act,
    summary: 'erase entries for good',
    load: async () => (await import('./commands/delete.ts')).defineDelete,
  },
  {
    name: 'add',
    group: act,
    summary: 'put .eml files into a message spool',
    load: async () => (await import('./commands/add.ts')).defineAdd,
  },
  {
    name: 'enqueue',
    group: act,
    summary: 'put metadata and data into any spool',
    load: async () => (await import('./commands/enqueue.ts')).defineEnqueue,
  },
  {
    name: 'fsck',
    group: mend,
    summary: 'find problems, and repair them',
    load: async () => (await import('./commands/fsck.ts')).defineFsck,
  },
  {
    name: 'return-checkouts',
    group: mend,
    summary: 'put checked out entries back into their queues',
    load: async () => (await import('./commands/return-checkouts.ts')).defineReturnCheckouts,
  },
  {
    name: 'journal',
    group: mend,
    summary: 'list what Bobbin has done to a spool',
    load: async () => (await import('./commands/journal.ts')).defineJournal,
  },
  {
    name: 'undo',
    group: mend,
    summary: 'take an operation back',
    load: async () => (await import('./commands/undo.ts')).defineUndo,
  },
  {
    name: 'redo',
    group: mend,
    summary: 'do again what was taken back',
    load: async () => (await import('./commands/redo.ts')).defineRedo,
  },
  {
    name: 'create',
    group: more,
    summary: 'create a spool',
    load: async () => (await import('./commands/create.ts')).defineCreate,
  },
  {
    name: 'demo',
    group: more,
    summary: 'make a spool of realistic messages to try things on',
    load: async () => (await import('./commands/demo.ts')).defineDemo,
  },
  {
    name: 'serve',
    group: more,
    summary: 'serve the window to a browser',
    load: async () => (await import('./commands/serve.ts')).defineServe,
  },
  {
    name: 'query',
    group: more,
    summary: 'print the manual of the language of --query',
    load: async () => (await import('./commands/query.ts')).defineQuery,
  },
  {
    name: 'completion',
    group: more,
    summary: 'print a completion script for bash, zsh or fish',
    load: async () => (await import('./commands/completion.ts')).defineCompletion,
  },
]
