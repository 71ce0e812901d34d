import { ArrowUp, Folder, Layers } from 'lucide-react'
import { useEffect, useState } from 'react'
import { failureText } from '../../../contract/failure-text.ts'
import type { Failure } from '../../../contract/failure.ts'
import type { DirectoryView } from '../../../contract/views.ts'
import { browseDirectory } from '../store/open-spool.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { TextField } from '../ui/text-field.tsx'
import { readableName } from '../words/names.ts'

export interface DirectoryBrowserProps {
  /** As it stands in the field: typed, or gone to. */
  readonly path: string
  readonly onPath: (path: string) => void
  /** Says that a directory is a spool already. */
  readonly spoolNote: string
  readonly spoolTone: 'good' | 'warn'
  readonly className?: string
}

/** Long enough for a word of a path to be typed. */
const LOOK_AFTER_MS = 200

const notes = { good: 'bg-good-soft text-good', warn: 'bg-warn-soft text-warn' } as const

/** Directories of the machine that the spools are on, where the host has no dialog of its own: a path, and what is in it. */
export function DirectoryBrowser(props: DirectoryBrowserProps) {
  const { path, onPath, spoolNote, spoolTone, className } = props
  const [view, setView] = useState<DirectoryView | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)

  // What is typed is looked into; before anything is, the home directory.
  const shown = view?.dir === path
  useEffect(() => {
    if (shown) return undefined
    let current = true
    const look = async () => {
      const answer = await browseDirectory(path.trim() === '' ? null : path.trim())
      if (!current) return
      setFailure(answer.ok ? null : answer.failure)
      if (!answer.ok) return
      setView(answer.value)
      if (path === '') onPath(answer.value.dir)
    }
    const timer = setTimeout(() => void look(), path === '' ? 0 : LOOK_AFTER_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [path, shown, onPath])

  // Of a path that cannot be looked into there is nothing to list.
  const listed = failure === null ? view : null
  const into = (name: string) => onPath(view === null ? name : `${view.dir === '/' ? '' : view.dir}/${name}`)

  return (
    <div className={className}>
      <div className="flex items-center gap-1.5">
        <IconButton
          label="Parent directory"
          disabled={(view?.parent ?? null) === null}
          icon={<ArrowUp aria-hidden />}
          onClick={() =>
            view?.parent === undefined || view.parent === null ? undefined : onPath(view.parent)
          }
        />
        <TextField
          aria-label="Path of the directory"
          value={path}
          onChange={(event) => onPath(event.target.value)}
        />
      </div>
      {view?.looksLikeSpool === true && view.dir === path ? (
        <p className={`mt-2 flex items-center gap-2 rounded-lg px-3 py-2 font-medium ${notes[spoolTone]}`}>
          <Layers className="size-4" aria-hidden /> {spoolNote}
        </p>
      ) : null}
      <ul
        className="mt-2 h-56 overflow-y-auto rounded-lg border border-line bg-sunken p-1"
        aria-label="Directories"
        tabIndex={(listed?.directories.length ?? 0) === 0 ? 0 : undefined}
      >
        {view === null && failure === null ? <LoadingLines /> : null}
        {failure === null ? null : (
          <li className="px-2 py-6 text-center text-muted" role="status">
            {failureText(failure).title}
          </li>
        )}
        {listed?.directories.map(({ name, looksLikeSpool }) => (
          <li key={name}>
            <button
              type="button"
              className="flex h-7.5 w-full items-center gap-2 rounded-md px-2 text-left -outline-offset-2 hover:bg-hover"
              onClick={() => into(name)}
            >
              {looksLikeSpool ? (
                <Layers className="size-4 text-accent" aria-hidden />
              ) : (
                <Folder className="size-4 text-faint" aria-hidden />
              )}
              <span className="min-w-0 flex-1 truncate">{readableName(name)}</span>
              {looksLikeSpool ? <span className="text-xs font-medium text-accent">spool</span> : null}
            </button>
          </li>
        ))}
        {listed?.directories.length === 0 ? (
          <li className="px-2 py-6 text-center text-muted">No directories in here</li>
        ) : null}
        {listed?.truncated === true ? (
          <li className="px-2 py-1 text-xs text-muted">There are more: type the path.</li>
        ) : null}
      </ul>
    </div>
  )
}

function LoadingLines() {
  return (
    <li className="space-y-4 p-3">
      <Skeleton className="h-3 w-1/3" />
      <Skeleton className="h-3 w-1/2" />
      <Skeleton className="h-3 w-2/5" />
    </li>
  )
}
