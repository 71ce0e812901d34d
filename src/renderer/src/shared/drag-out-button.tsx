import type { ReactNode } from 'react'
import type { Download } from '../../../contract/host-api.ts'
import { save } from '../store/entry-parts.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { useDragOutProps } from './drag-out-props.ts'

export interface DragOutButtonProps {
  readonly download: Download
  readonly label: string
  readonly icon: ReactNode
  readonly className?: string
}

/** Saves a file; and drags it out of the window to where it is wanted, where the host can. */
export function DragOutButton({ download, label, icon, className }: DragOutButtonProps) {
  const drag = useDragOutProps(download)
  return (
    <IconButton
      label={drag.draggable ? `${label} (or drag it out)` : label}
      icon={icon}
      {...(className === undefined ? {} : { className })}
      {...drag}
      onClick={() => void save(download)}
    />
  )
}
