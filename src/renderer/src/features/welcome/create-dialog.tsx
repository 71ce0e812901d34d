import { useId, useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useConnection } from '../../store/connection.ts'
import {
  closeDirectoryDialog,
  createChosen,
  pickDirectory,
  useDirectoryDialog,
} from '../../store/open-spool.ts'
import { useSpools } from '../../store/spools.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { queueNames } from '../../words/queue-names.ts'
import { DirectoryBrowser } from '../../shared/directory-browser.tsx'
import { OpenFailed } from './open-failed.tsx'

/** Makes a new spool: where, and with which queues. */
export function CreateDialog() {
  const asked = useDirectoryDialog((state) => state.asking === 'create')
  return asked ? <Asking /> : null
}

function Asking() {
  const [path, setPath] = useState('')
  const [kind, setKind] = useState<'message' | 'generic'>('message')
  const [typed, setTyped] = useState('')
  const opening = useSpools((state) => state.opening !== null)
  const queues = queueNames(typed)
  const ready =
    path.trim() !== '' && (kind === 'message' || (queues.names.length > 0 && queues.problem === null))
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (ready) void createChosen(path.trim(), kind === 'message' ? null : queues.names)
  }
  return (
    <Dialog
      open
      onClose={closeDirectoryDialog}
      title="New spool"
      description="In an empty directory, or in one that is not there yet."
      footer={
        <>
          <Button onClick={closeDirectoryDialog}>Cancel</Button>
          <Button look="primary" type="submit" form="create-form" busy={opening} disabled={!ready}>
            Create
          </Button>
        </>
      }
    >
      <OpenFailed inDialog className="mb-2 rounded-lg" />
      <form id="create-form" onSubmit={submit}>
        <Place path={path} onPath={setPath} />
        <fieldset className="mt-4">
          <legend className="mb-1 font-medium">Kind</legend>
          <Choice
            name="kind"
            checked={kind === 'message'}
            onChoose={() => setKind('message')}
            label="Mail"
            text="The queues of Async_smtp: active, frozen, removed and quarantine."
          />
          <Choice
            name="kind"
            checked={kind === 'generic'}
            onChoose={() => setKind('generic')}
            label="Anything else"
            text="A Multispool with queues of your own."
          />
        </fieldset>
        {kind === 'generic' ? (
          <Queues typed={typed} onTyped={setTyped} problem={typed.trim() === '' ? null : queues.problem} />
        ) : null}
      </form>
    </Dialog>
  )
}

interface PlaceProps {
  readonly path: string
  readonly onPath: (path: string) => void
}

function Place({ path, onPath }: PlaceProps) {
  const canPick = useConnection((state) => state.info?.canPickDirectory === true)
  if (!canPick)
    return (
      <DirectoryBrowser
        path={path}
        onPath={onPath}
        spoolNote="This directory is a spool already"
        spoolTone="warn"
      />
    )
  const pick = async () => {
    const picked = await pickDirectory({ title: 'Directory of the new spool', create: true })
    if (picked !== null) onPath(picked)
  }
  return (
    <div className="flex items-center gap-1.5">
      <TextField
        aria-label="Path of the directory"
        placeholder="/var/spool/new"
        value={path}
        onChange={(event) => onPath(event.target.value)}
      />
      <Button className="h-8" onClick={() => void pick()}>
        Choose…
      </Button>
    </div>
  )
}

interface QueuesProps {
  readonly typed: string
  readonly onTyped: (typed: string) => void
  readonly problem: string | null
}

function Queues({ typed, onTyped, problem }: QueuesProps) {
  const id = useId()
  return (
    <div className="mt-1 pl-6.5">
      <label htmlFor={id} className="mb-1 block text-muted">
        Its queues, separated by spaces
      </label>
      <TextField
        id={id}
        autoFocus
        placeholder="incoming working failed"
        value={typed}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onChange={(event) => onTyped(event.target.value)}
      />
      {problem === null ? null : (
        <p id={`${id}-problem`} className="mt-1 text-bad">
          {problem}
        </p>
      )}
    </div>
  )
}
