import type { SpoolEvent } from '../../../contract/events.ts'
import { subscribe } from '../client/bridge.ts'
import { dropFromChosen } from './chosen.ts'
import { noteEnded } from './health-ended.ts'
import { loadJobs, putJob } from './jobs.ts'
import { noteList } from './listing-pages.ts'
import { reopenListing } from './listing-open.ts'
import { report } from './notices.ts'
import { noteChanges, read } from './opened-entry.ts'
import { dropSpool, loadRecents, loadSpools, putSpool } from './spools.ts'

/** Takes every event of the service to the store that it is about. Answers with how to stop. */
export function followEvents(): () => void {
  return subscribe((event) => {
    follow(event)
  })
}

function follow(event: SpoolEvent): void {
  switch (event.kind) {
    case 'spool-changed':
      putSpool(event.spool)
      return
    case 'spool-closed':
      dropSpool(event.spool)
      return
    case 'entries-changed':
      dropFromChosen(event.changes.filter(({ change }) => change === 'left' || change === 'checkout'))
      noteChanges(event.spool, event.changes, event.overflow)
      return
    case 'list-changed':
      noteList(event.list)
      return
    case 'job-changed':
      putJob(event.job)
      return
    case 'recent-spools-changed':
      void loadRecents()
      return
    case 'resync':
      void resync()
      return
    case 'problem-ended':
      noteEnded(event.spool, event.problem)
      return
    case 'problem-started':
    case 'journal-changed':
      // Counts of problems come with `spool-changed`. Lists of these are followed by whoever shows them.
      return
  }
}

/** Events were lost: everything is asked for again, and shown in place of what is there. */
async function resync(): Promise<void> {
  try {
    await Promise.all([loadSpools(), loadRecents(), loadJobs()])
    await Promise.all([reopenListing(), read()])
  } catch (error) {
    report(error, 'The window could not be brought up to date')
  }
}
