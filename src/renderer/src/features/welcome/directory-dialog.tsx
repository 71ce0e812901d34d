import { ArrowUp, Folder, Layers } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { SyntheticEvent } from 'react'
import { failureText } from '../../../../contract/failure-text.ts'
import type { Failure } from '../../../../contract/failure.ts'
import type { DirectoryView } from '../../../../contract/views.ts'
import { browseDirectory } from '../../store/open-spool.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { readableName } from '../../words/names.ts'

export interface DirectoryDialogProps {
  readonly title: string
  readonly button: string
  readonly onClose: () => void
  readonly onOpen: (dir: string) => void
}

/** Chooses a directory on the machine that the spools are on, where the host has no dialog of its own. */
export function DirectoryDialog({ title, button, onClose, onOpen }: DirectoryDialogProps) {
  const [dir, setDir] = useState<string | null>(null)
  const [view, setView] = useState<DirectoryView | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [typed, setTyped] = useState('')

  useEffect(() => {
    let current = true
    void browseDirectory(dir).then((answer) => {
      if (!current) return
      setFailure(answer.ok ? null : answer.failure)
      if (!answer.ok) return
      setView(answer.value)
      setTyped(answer.value.dir)
    })
    return () => {
      current = false
    }
  }, [dir])

  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (typed.trim() !== '') onOpen(typed.trim())
  }
  const into = (name: string) => setDir(view === null ? name : `${view.dir === '/' ? '' : view.dir}/${name}`)

  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="directory-form" disabled={typed.trim() === ''}>
            {button}
          </Button>
        </>
      }
    >
      <form id="directory-form" onSubmit={submit} className="flex items-center gap-1.5">
        <IconButton
          label="Parent directory"
          disabled={(view?.parent ?? null) === null}
          icon={<ArrowUp aria-hidden />}
          onClick={() => setDir(view?.parent ?? null)}
        />
        <TextField
          aria-label="Path of the directory"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
      {failure === null ? null : (
        <Banner tone="bad" title={failureText(failure).title} className="mt-2 rounded-lg" live>
          {failureText(failure).detail}
        </Banner>
      )}
      {view?.looksLikeSpool === true ? (
        <p className="mt-2 flex items-center gap-2 rounded-lg bg-good-soft px-3 py-2 font-medium text-good">
          <Layers className="size-4" aria-hidden /> This directory is a spool
        </p>
      ) : null}
      <ul
        className="mt-2 h-72 overflow-y-auto rounded-lg border border-line bg-sunken p-1"
        aria-label="Directories"
      >
        {view === null && failure === null ? <LoadingLines /> : null}
        {view?.directories.map(({ name, looksLikeSpool }) => (
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
        {view?.directories.length === 0 ? (
          <li className="px-2 py-6 text-center text-muted">No directories in here</li>
        ) : null}
        {view?.truncated === true ? (
          <li className="px-2 py-1 text-xs text-muted">There are more: type the path.</li>
        ) : null}
      </ul>
    </Dialog>
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
