import { create } from 'zustand'
import { failureText } from '../../../contract/failure-text.ts'
import { readableText } from '../../../contract/readable-text.ts'
import { failureOf } from '../client/failure-of.ts'

export interface Notice {
  readonly id: number
  readonly atMs: number
  readonly tone: 'good' | 'info' | 'bad'
  readonly title: string
  readonly detail: string
  /** Shown as a toast; a notice that has been shown stays in the list of the status line. */
  readonly toast: boolean
}

interface NoticesState {
  readonly notices: readonly Notice[]
  readonly unseen: number
}

const KEPT = 100
let nextId = 1

export const useNotices = create<NoticesState>()(() => ({ notices: [], unseen: 0 }))

export function notify(tone: Notice['tone'], title: string, detail = ''): void {
  const notice: Notice = {
    id: nextId,
    atMs: Date.now(),
    tone,
    title: readableText(title),
    detail: readableText(detail),
    toast: true,
  }
  nextId += 1
  useNotices.setState(({ notices, unseen }) => ({
    notices: [notice, ...notices].slice(0, KEPT),
    unseen: unseen + 1,
  }))
}

/** Says that something went wrong that has no better place in the window. `doing`: "The part could not be saved". */
export function report(error: unknown, doing: string): void {
  const { title, detail, advice } = failureText(failureOf(error))
  notify('bad', doing, [`${title}: ${detail}`, advice].filter((text) => text !== '').join(' '))
}

export function endToast(id: number): void {
  useNotices.setState(({ notices }) => ({
    notices: notices.map((notice) => (notice.id === id ? { ...notice, toast: false } : notice)),
  }))
}

export function markNoticesSeen(): void {
  useNotices.setState({ unseen: 0 })
}
