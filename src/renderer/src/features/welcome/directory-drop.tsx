import { FolderOpen } from 'lucide-react'
import { useEffect, useState } from 'react'
import { host } from '../../client/bridge.ts'
import { notify } from '../../store/notices.ts'
import { openSpool } from '../../store/spools.ts'

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true
}

/** A directory that is dropped on the window opens, where the host knows its path. */
export function DirectoryDrop() {
  const [over, setOver] = useState(false)
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
      if (hasFiles(event)) event.preventDefault()
    }
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      depth = 0
      setOver(false)
      openDropped(event.dataTransfer?.files[0])
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
      <p className="flex items-center gap-3 text-xl font-semibold text-accent">
        <FolderOpen className="size-7" aria-hidden />
        Drop to open the spool
      </p>
    </div>
  )
}

function openDropped(file: File | undefined): void {
  if (file === undefined) return
  const path = host().pathOfFile(file)
  if (path !== null) void openSpool(path)
  else
    notify(
      'info',
      'The path of what was dropped is not known here',
      'A browser does not tell it. Use “Open spool…” instead.',
    )
}
