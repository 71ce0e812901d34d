import { useState } from 'react'
import { DirectoryBrowser } from '../../shared/directory-browser.tsx'
import { answerSaveDirectory, useSaveDirectory } from '../../store/save-directory.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** Chooses a directory to save files in, where the host has no dialog of its own. */
export function SaveDirectoryDialog() {
  const asked = useSaveDirectory((state) => state.asked)
  return asked === null ? null : <Asking title={asked.title} />
}

function Asking({ title }: { readonly title: string }) {
  const [path, setPath] = useState('')
  const chosen = path.trim()
  return (
    <Dialog
      open
      onClose={() => answerSaveDirectory(null)}
      title={title}
      description="On the machine that the spool is on. A directory that is not there yet is made: type its path."
      footer={
        <>
          <Button onClick={() => answerSaveDirectory(null)}>Cancel</Button>
          <Button look="primary" type="submit" form="save-directory-form" disabled={chosen === ''}>
            Save here
          </Button>
        </>
      }
    >
      <form
        id="save-directory-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen !== '') answerSaveDirectory(chosen)
        }}
      >
        <DirectoryBrowser
          path={path}
          onPath={setPath}
          spoolNote="This directory is a spool: save elsewhere"
          spoolTone="warn"
        />
      </form>
    </Dialog>
  )
}
