import { Columns3 } from 'lucide-react'
import { useState } from 'react'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useCommand } from '../../store/command-handlers.ts'
import { columnDeclarations } from '../../store/columns.ts'
import type { ColumnSetting } from '../../store/columns.ts'
import {
  freeColumnWidth,
  moveColumn,
  resetColumns,
  setColumnWidth,
  toggleColumn,
} from '../../store/column-changes.ts'
import { useSettings } from '../../store/settings.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'

/** Which columns, in which order, how wide: by pointer in the header, and all of it here by keyboard. */
export function ColumnsMenu() {
  const [open, setOpen] = useState(false)
  const columns = useSettings((state) => state.columns)
  const generic = useCurrentSpool()?.kind === 'generic'
  useCommand('columns', () => setOpen(true))
  const fitting = columns.filter(({ id }) => !(generic && columnDeclarations[id].messageOnly))
  return (
    <>
      <IconButton label="Columns…" icon={<Columns3 aria-hidden />} onClick={() => setOpen(true)} />
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Columns"
        description="What the list shows, from left to right."
        size="small"
        footer={
          <>
            <Button look="ghost" className="mr-auto" onClick={resetColumns}>
              As it was at first
            </Button>
            <Button look="primary" onClick={() => setOpen(false)}>
              Done
            </Button>
          </>
        }
      >
        <ul className="-mx-2">
          {fitting.map((column) => (
            <ColumnLine key={column.id} column={column} />
          ))}
        </ul>
      </Dialog>
    </>
  )
}

function ColumnLine({ column }: { readonly column: ColumnSetting }) {
  const { title, minWidthPx } = columnDeclarations[column.id]
  // What is being typed is not yet a width: 1 and 12 come before 120.
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <li className="flex h-9 items-center gap-1 rounded-md px-2 hover:bg-hover">
      <label className="flex h-full flex-1 items-center gap-2.5">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={column.shown}
          onChange={() => toggleColumn(column.id)}
        />
        {title}
      </label>
      <input
        type="number"
        aria-label={`Width of ${title} in pixels`}
        min={minWidthPx}
        step={10}
        placeholder="fits"
        title="Empty: as there is room"
        value={typed ?? column.widthPx ?? ''}
        onBlur={() => setTyped(null)}
        onChange={(event) => {
          const width = event.target.valueAsNumber
          setTyped(event.target.value)
          if (event.target.value === '') freeColumnWidth(column.id)
          else if (width >= minWidthPx) setColumnWidth(column.id, width)
        }}
        className="tabular h-6 w-16 rounded border border-control bg-surface px-1.5 text-right text-xs"
      />
      <IconButton
        label={`Move ${title} to the left`}
        icon={<ArrowUp aria-hidden />}
        onClick={() => moveColumn(column.id, -1)}
      />
      <IconButton
        label={`Move ${title} to the right`}
        icon={<ArrowDown aria-hidden />}
        onClick={() => moveColumn(column.id, 1)}
      />
    </li>
  )
}
