import { useId } from 'react'
import { failureText } from '../../../../contract/failure-text.ts'
import { addNewEntry, changeNewEntry, closeNewEntry, useNewEntry } from '../../store/new-entry.ts'
import type { NewEntry } from '../../store/new-entry.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { readableName } from '../../words/names.ts'
import { ContentField } from './content-field.tsx'

/** An entry of a generic spool: its bytes are put in as they are given. */
export function AddEntryDialog() {
  const entry = useNewEntry((state) => state.entry)
  if (entry === null) return null
  const ready = entry.name.trim() !== '' && entry.phase === 'writing'
  return (
    <Dialog
      open
      onClose={closeNewEntry}
      title="Add an entry"
      description="Metadata and data are stored byte for byte."
      footer={
        <>
          <Button onClick={closeNewEntry}>Cancel</Button>
          <Button
            look="primary"
            type="submit"
            form="new-entry"
            disabled={!ready}
            busy={entry.phase === 'adding'}
          >
            Add to {readableName(entry.queue)}
          </Button>
        </>
      }
    >
      <form
        id="new-entry"
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) void addNewEntry()
        }}
      >
        {entry.failure === null ? null : (
          <Banner tone="bad" live className="rounded-lg" title={failureText(entry.failure).title}>
            {failureText(entry.failure).detail} {failureText(entry.failure).advice}
          </Banner>
        )}
        <Where entry={entry} />
        <ContentField part="metadata" label="Metadata" content={entry.metadata} rows={4} />
        <ContentField part="data" label="Data" content={entry.data} rows={6} />
      </form>
    </Dialog>
  )
}

function Where({ entry }: { readonly entry: NewEntry }) {
  const id = useId()
  const { queue, queues, naming, name } = entry
  return (
    <div className="grid grid-cols-[5rem_1fr] items-center gap-x-3 gap-y-2">
      <label htmlFor={`${id}-queue`} className="font-medium text-muted">
        Queue
      </label>
      <SelectField
        id={`${id}-queue`}
        value={queue}
        onChange={(event) => changeNewEntry({ queue: event.target.value })}
      >
        {queues.map((each) => (
          <option key={each} value={each}>
            {readableName(each)}
          </option>
        ))}
      </SelectField>
      <label htmlFor={`${id}-name`} className="font-medium text-muted">
        Name
      </label>
      <div className="flex items-center gap-2">
        <TextField
          id={`${id}-name`}
          value={name}
          aria-describedby={`${id}-hint`}
          onChange={(event) => changeNewEntry({ name: event.target.value })}
        />
        <Segmented
          label="What the name is"
          value={naming}
          onChange={(value) => changeNewEntry({ naming: value })}
          options={[
            { value: 'prefix', label: 'Prefix' },
            { value: 'name', label: 'Exact' },
          ]}
        />
      </div>
      <p id={`${id}-hint`} className="col-start-2 text-xs text-muted">
        {naming === 'prefix' ? 'A free name that begins so.' : 'This very name; refused where it is taken.'}
      </p>
    </div>
  )
}
