import { create } from 'zustand'
import { readableText } from '../../../contract/readable-text.ts'

interface AnnouncementState {
  readonly text: string
  /** The same text twice is said twice. */
  readonly serial: number
}

/** Screen readers queue what they are told: no more than one thing in this time, and only the latest. */
const ANNOUNCE_EVERY_MS = 1000

export const useAnnouncement = create<AnnouncementState>()(() => ({ text: '', serial: 0 }))

let waiting: string | null = null
let timer: ReturnType<typeof setTimeout> | null = null

function say(text: string): void {
  useAnnouncement.setState(({ serial }) => ({ text, serial: serial + 1 }))
  timer = setTimeout(() => {
    timer = null
    if (waiting === null) return
    const next = waiting
    waiting = null
    say(next)
  }, ANNOUNCE_EVERY_MS)
}

/** Tells assistive technology politely. What is said in a burst is cut down to its last. */
export function announce(text: string): void {
  const readable = readableText(text)
  if (timer === null) say(readable)
  else waiting = readable
}
