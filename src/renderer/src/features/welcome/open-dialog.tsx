import { useState } from 'react'
import { closeDirectoryDialog, openChosen, useDirectoryDialog } from '../../store/open-spool.ts'
import { useSpools } from '../../store/spools.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DirectoryBrowser } from '../../shared/directory-browser.tsx'
import { OpenFailed } from './open-failed.tsx'

/** Chooses a spool to open, where the host has no dialog of its own. Stays until the spool is open. */
export function OpenDialog() {
  const asked = useDirectoryDialog((state) => state.asking === 'open')
  return asked ? <Asking /> : null
}

function Asking() {
  const [path, setPath] = useState('')
  const opening = useSpools((state) => state.opening !== null)
  return (
    <Dialog
      open
      onClose={closeDirectoryDialog}
      title="Open a spool"
      footer={
        <>
          <Button onClick={closeDirectoryDialog}>Cancel</Button>
          <Button look="primary" type="submit" form="open-form" busy={opening} disabled={path.trim() === ''}>
            Open
          </Button>
        </>
      }
    >
      <OpenFailed inDialog className="mb-2 rounded-lg" />
      <form
        id="open-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (path.trim() !== '') void openChosen(path.trim())
        }}
      >
        <DirectoryBrowser
          path={path}
          onPath={setPath}
          spoolNote="This directory is a spool"
          spoolTone="good"
        />
      </form>
    </Dialog>
  )
}
