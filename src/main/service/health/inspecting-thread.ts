import type { Inspected } from '../../spool/monitor/inspect-file.ts'
import type { SecondInspector } from '../../spool/monitor/inspect-with-second.ts'
import { AnsweringThread } from '../worker/answering-thread.ts'
import type { Readable } from '../worker/worker-messages.ts'
import type { Inspection, InspectionAnswer } from './serve-inspecting.ts'

/** A thread that reads metadata files for the monitor. */
export function inspectingThread(
  spool: Readable,
  fault: (error: unknown, where: string) => void,
): SecondInspector<string> {
  const thread = new AnsweringThread<Inspection, InspectionAnswer>({ role: 'inspecting', ...spool }, fault)
  return {
    async inspect(dir, names) {
      const answer = await thread.ask({ dir, names })
      return answer === null ? undefined : names.map((_, at) => inspectedOf(answer, at))
    },
    close: () => thread.close(),
  }
}

function inspectedOf({ identities, findings }: InspectionAnswer, at: number): Inspected | undefined {
  const [inode = NaN, mtimeMs = NaN, sizeBytes = NaN] = identities.subarray(3 * at)
  if (Number.isNaN(inode)) return undefined
  return { inode, mtimeMs, sizeBytes, findings: findings.get(at) ?? nothingFound }
}

const nothingFound: Inspected['findings'] = []
