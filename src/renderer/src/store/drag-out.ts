import type { Download } from '../../../contract/host-api.ts'
import { host } from '../client/bridge.ts'
import { useConnection } from './connection.ts'
import { report } from './notices.ts'

let draggingOut = false

/** Whether the files under the pointer are our own: a drop of them on this window means nothing. */
export function isDraggingOut(): boolean {
  return draggingOut
}

/** How the host lets a file be dragged out of the window. */
export function useDragOut(): 'files' | 'download-url' | 'none' {
  return useConnection((state) => state.info?.dragOut ?? 'none')
}

/** What a drag carries for other programs, where the host has an address for the file; nothing else. */
export function externalDrag(download: Download): Readonly<Record<string, string>> {
  const url = useConnection.getState().info?.dragOut === 'download-url' ? host().downloadUrl(download) : null
  if (url === null) return {}
  const type = download.filename.endsWith('.eml') ? 'message/rfc822' : 'application/octet-stream'
  // The type ends at the first colon, the name at the second.
  return { DownloadURL: `${type}:${download.filename.replaceAll(':', '_')}:${url}` }
}

/** Hands files to the system, which drags them from here on. The drag of the page has to be prevented. */
export async function dragFilesOut(downloads: readonly Download[]): Promise<void> {
  draggingOut = true
  // The page hears of the pointer again once the system is done with it.
  window.addEventListener('pointermove', endOfDrag, { once: true, capture: true })
  try {
    await host().startDrag(downloads)
  } catch (error) {
    draggingOut = false
    report(error, 'The files could not be dragged out')
  }
}

function endOfDrag(): void {
  draggingOut = false
}
