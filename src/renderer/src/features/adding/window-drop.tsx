import { FolderOpen } from 'lucide-react'
import { useEffect, useState } from 'react'
import { isDraggingOut } from '../../store/drag-out.ts'
import { droppedThings, takeDropped } from '../../store/dropped.ts'
import { useCurrentSpool } from '../../store/spools.ts'

/** Files from outside: not what is dragged out of this very window. */
function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true && !isDraggingOut()
}

/** Spools, messages and folders of messages that are dropped on the window, wherever on it. */
export function WindowDrop() {
  const [over, setOver] = useState(false)
  const kind = useCurrentSpool()?.kind
  useEffect(() => {
    let depth = 0
    const onEnter = (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth += 1
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth -= 1
      if (depth <= 0) setOver(false)
    }
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
    }
    const onDrop = (event: DragEvent) => {
      if (event.dataTransfer === null || !hasFiles(event)) return
      event.preventDefault()
      depth = 0
      setOver(false)
      void takeDropped(droppedThings(event.dataTransfer))
    }
    const listeners = { dragenter: onEnter, dragleave: onLeave, dragover: onOver, drop: onDrop } as const
    for (const [name, listener] of Object.entries(listeners))
      window.addEventListener(name as keyof typeof listeners, listener)
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        window.removeEventListener(name as keyof typeof listeners, listener)
    }
  }, [])
  if (!over) return null
  return (
    <div className="pointer-events-none fixed inset-2 z-60 flex animate-appear items-center justify-center rounded-2xl border-2 border-dashed border-accent bg-accent-soft/90">
      <div className="flex items-center gap-4 text-accent">
        <FolderOpen className="size-9" aria-hidden />
        <div>
          <p className="text-xl font-semibold">Drop a spool to open it</p>
          {kind === undefined ? null : (
            <p className="text-base">
              {kind === 'message'
                ? 'or .eml files and folders of them to add the messages'
                : 'or a file to add an entry'}
            </p>
          )}
        </div>
      </div>
    </div>
  )
}
