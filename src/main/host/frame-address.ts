/** What an address below the frames' root means: `ID/` is a document, `ID/link/N` a click on its link N. */
export type FrameAddress =
  | { readonly kind: 'document'; readonly id: string }
  | { readonly kind: 'link'; readonly id: string; readonly link: number }

const ADDRESS = /^([\w-]{32})\/(?:link\/(\d{1,9}))?$/

export function parseFrameAddress(path: string): FrameAddress | null {
  const [, id, link] = ADDRESS.exec(path) ?? []
  if (id === undefined) return null
  return link === undefined ? { kind: 'document', id } : { kind: 'link', id, link: Number(link) }
}
