import { useId } from 'react'
import { changeAdding } from '../../store/adding.ts'
import type { Adding, NewMessageFile } from '../../store/adding.ts'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** The envelope of a single message: as its header suggests, or as the person wants it. */
export function EnvelopeFields({ adding, file }: { readonly adding: Adding; readonly file: NewMessageFile }) {
  const id = useId()
  const { preview } = file
  if (preview === null) return null
  const recipients = adding.recipients ?? preview.recipients.join('\n')
  const lines = Math.min(6, Math.max(2, recipients.split('\n').length))
  return (
    <div className="mt-3 grid grid-cols-[6rem_1fr] items-start gap-x-3 gap-y-2">
      <label htmlFor={`${id}-sender`} className="pt-1.5 font-medium text-muted">
        Sender
      </label>
      <TextField
        id={`${id}-sender`}
        value={adding.sender ?? preview.sender}
        onChange={(event) => changeAdding({ sender: event.target.value })}
      />
      <label htmlFor={`${id}-recipients`} className="pt-1.5 font-medium text-muted">
        Recipients
      </label>
      <div>
        <TextArea
          id={`${id}-recipients`}
          rows={lines}
          aria-describedby={`${id}-hint`}
          value={recipients}
          onChange={(event) => changeAdding({ recipients: event.target.value })}
        />
        <p id={`${id}-hint`} className="mt-1 text-xs text-muted">
          One a line. {bccText(preview.hasBcc, adding.recipients !== null)}
        </p>
      </div>
    </div>
  )
}

function bccText(hasBcc: boolean, changed: boolean): string {
  if (!hasBcc) return ''
  return changed
    ? 'The Bcc field stays in the message, since you name the recipients yourself.'
    : 'The Bcc field is taken out of the message.'
}
