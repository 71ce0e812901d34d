import { queueOfStatus } from '../../message/status.ts'
import { bytesOfName } from '../../spool/name.ts'
import type { Copy } from './name-state.ts'

/**
 * Which of several valid copies of one entry to keep: the newest. Between copies of the same time the one that says the
 * right id, then one whose status fits its queue, then one that nobody holds, then the first.
 */
export function chooseCopy(name: string, copies: readonly Copy[]): Copy | undefined {
  const id = bytesOfName(name).toString('latin1')
  const rank = (copy: Copy): number[] => [
    copy.file.mtimeMs,
    copy.message === null || copy.message.id === id ? 1 : 0,
    copy.message === null || queueOfStatus(copy.message.status) === copy.queue ? 1 : 0,
    copy.checkedOut ? 0 : 1,
  ]
  let best: Copy | undefined
  for (const copy of copies) {
    if (best === undefined || isGreater(rank(copy), rank(best))) best = copy
  }
  return best
}

function isGreater(a: readonly number[], b: readonly number[]): boolean {
  for (const [at, value] of a.entries()) {
    const other = b[at] ?? 0
    if (value !== other) return value > other
  }
  return false
}
