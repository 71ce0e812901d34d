import type { DragEvent } from 'react'
import type { Download } from '../../../contract/host-api.ts'
import { dragFilesOut, externalDrag, useDragOut } from '../store/drag-out.ts'

export interface DragOutProps {
  readonly draggable: boolean
  readonly onDragStart: (event: DragEvent) => void
}

/** Makes an element something that a file can be dragged out of the window by, where the host can. */
export function useDragOutProps(download: Download): DragOutProps {
  const out = useDragOut()
  return {
    draggable: out !== 'none',
    onDragStart(event) {
      if (out === 'files') {
        event.preventDefault()
        void dragFilesOut([download])
        return
      }
      for (const [type, data] of Object.entries(externalDrag(download)))
        event.dataTransfer.setData(type, data)
      event.dataTransfer.effectAllowed = 'copy'
    },
  }
}
