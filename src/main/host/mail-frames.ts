/**
 * Documents of HTML mail on their way from the page, which sanitised them, to a frame, in which no script can run:
 * the page stores one with the host and frames its address. The address is random, and the only way to it.
 */
import { randomBytes } from 'node:crypto'
import type { FrameDocument } from '../../contract/host-api.ts'

/** Enough for a message, the ones before and after it, and a comparison; an older frame that is shown again is put again. */
const KEPT_PER_OWNER = 8

export interface MailFrames {
  /** `owner` is the client whose page shows it: it alone is told of clicks, and its documents go with it. */
  put(owner: string, document: FrameDocument): string
  get(id: string): FrameDocument | null
  ownerOf(id: string): string | null
  forget(owner: string): void
}

export function createMailFrames(): MailFrames {
  /** Oldest first. */
  const frames = new Map<string, { readonly owner: string; readonly document: FrameDocument }>()
  const idsOf = (owner: string) => [...frames].filter(([, frame]) => frame.owner === owner).map(([id]) => id)

  return {
    put(owner, document) {
      for (const id of idsOf(owner).slice(0, 1 - KEPT_PER_OWNER)) frames.delete(id)
      const id = randomBytes(24).toString('base64url')
      frames.set(id, { owner, document })
      return id
    },
    get: (id) => frames.get(id)?.document ?? null,
    ownerOf: (id) => frames.get(id)?.owner ?? null,
    forget(owner) {
      for (const id of idsOf(owner)) frames.delete(id)
    },
  }
}
