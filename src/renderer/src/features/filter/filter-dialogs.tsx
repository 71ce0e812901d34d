import { useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { useCommand } from '../../store/command-handlers.ts'
import { useListing } from '../../store/listing.ts'
import { showFilterDialog, useFilterDialog } from '../../store/saved-filters.ts'
import { useSettings } from '../../store/settings.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { Dialog, DialogFrame } from '../../ui/dialog.tsx'
import { queryOfView } from '../../words/saved-filters.ts'
import type { SavedFilter } from '../../words/saved-filters.ts'
import { FilterForm } from './filter-form.tsx'
import { SavedFilterList } from './saved-filter-list.tsx'

/** Saving what is listed as a filter, and looking after those that are saved. */
export function FilterDialogs() {
  const shown = useFilterDialog((state) => state.shown)
  const { queues, query } = useListing((state) => state.filter)
  const hasFilter = query !== '' || queues !== null
  useCommand('save-filter', () => showFilterDialog('save'), useCurrentSpool() !== null && hasFilter)
  const close = () => showFilterDialog(null)
  return (
    <>
      <FormFrame open={shown === 'save'} onClose={close}>
        {(ref) => (
          <FilterForm
            ref={ref}
            filter={{ name: '', query: queryOfView(queues, query) }}
            old={null}
            onDone={close}
          />
        )}
      </FormFrame>
      <ManageFilters open={shown === 'manage'} onClose={close} />
    </>
  )
}

function ManageFilters({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const filters = useSettings((state) => state.savedFilters)
  const [changing, setChanging] = useState<SavedFilter | null>(null)
  if (changing !== null) {
    const back = () => setChanging(null)
    return (
      <FormFrame open={open} onClose={back}>
        {(ref) => <FilterForm ref={ref} filter={changing} old={changing.name} onDone={back} />}
      </FormFrame>
    )
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Saved filters"
      description="They are there in every spool, and in every window."
    >
      <SavedFilterList filters={filters} onChange={setChanging} />
    </Dialog>
  )
}

interface FormFrameProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly children: (first: RefObject<HTMLInputElement | null>) => ReactNode
}

/** A dialog that begins in its first field. */
function FormFrame({ open, onClose, children }: FormFrameProps) {
  const first = useRef<HTMLInputElement | null>(null)
  return (
    <DialogFrame
      open={open}
      onClose={onClose}
      described
      onOpenAutoFocus={(event) => {
        event.preventDefault()
        first.current?.focus()
      }}
    >
      {children(first)}
    </DialogFrame>
  )
}
