import type { DragEvent, ReactNode } from 'react'
import type { Download } from '../../../contract/host-api.ts'
import { dragFilesOut, externalDrag, useDragOut } from '../store/drag-out.ts'
import { save } from '../store/entry-parts.ts'
import { IconButton } from '../ui/icon-button.tsx'

export interface DragOutButtonProps {
  readonly download: Download
  readonly label: string
  readonly icon: ReactNode
  readonly className?: string
}

/** Saves a file; and drags it out of the window to where it is wanted, where the host can. */
export function DragOutButton({ download, label, icon, className }: DragOutButtonProps) {
  const out = useDragOut()
  const onDragStart = (event: DragEvent) => {
    if (out === 'files') {
      event.preventDefault()
      void dragFilesOut([download])
      return
    }
    for (const [type, data] of Object.entries(externalDrag(download))) event.dataTransfer.setData(type, data)
    event.dataTransfer.effectAllowed = 'copy'
  }
  return (
    <IconButton
      label={out === 'none' ? label : `${label} (or drag it out)`}
      icon={icon}
      {...(className === undefined ? {} : { className })}
      draggable={out !== 'none'}
      onDragStart={onDragStart}
      onClick={() => void save(download)}
    />
  )
}
