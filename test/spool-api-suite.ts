/**
 * One suite for every way in which `SpoolApi` is handed out: directly, from a worker thread, over Electron's IPC, over
 * HTTP. Whatever an operation or an event is documented to do, it does through each of them.
 */
import { describe } from 'vitest'
import { actionsSection } from './suite/actions-section.ts'
import { changesSection } from './suite/changes-section.ts'
import type { Connect } from './suite/connected.ts'
import { entriesSection } from './suite/entries-section.ts'
import { jobsSection } from './suite/jobs-section.ts'
import { listsSection } from './suite/lists-section.ts'
import { spoolsSection } from './suite/spools-section.ts'
import { understandingSection } from './suite/understanding-section.ts'

export function spoolApiSuite(name: string, connect: Connect): void {
  describe(`SpoolApi, ${name}`, () => {
    spoolsSection(connect)
    listsSection(connect)
    changesSection(connect)
    understandingSection(connect)
    entriesSection(connect)
    actionsSection(connect)
    jobsSection(connect)
  })
}
