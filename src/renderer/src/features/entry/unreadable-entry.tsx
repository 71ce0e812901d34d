import type { EntryView, Unreadable } from '../../../../contract/views.ts'
import { Banner } from '../../ui/banner.tsx'

const AROUND = 160

/** Metadata that cannot be read: what is wrong with it and where, the text around the place, and what can be done. */
export function UnreadableEntry({
  view,
  unreadable,
}: {
  readonly view: EntryView
  readonly unreadable: Unreadable
}) {
  const { problem, field, offset } = unreadable
  // Line and column stand in the problem.
  const where = [
    field === undefined ? null : `in the field ${field}`,
    offset === undefined ? null : `byte ${String(offset)}`,
  ].filter((part) => part !== null)
  return (
    <div
      className="h-full overflow-y-auto p-4"
      tabIndex={0}
      role="region"
      aria-label="Why the entry is unreadable"
    >
      <Banner tone="bad" title="The metadata of this entry cannot be read" className="rounded-lg">
        <p className="break-words">{problem}</p>
        {where.length === 0 ? null : <p className="text-muted">{where.join(', ')}</p>}
      </Banner>
      {offset === undefined ? null : <Place text={view.metadataText} offset={offset} />}
      <h3 className="mt-5 mb-1.5 font-semibold">What can be done</h3>
      <ul className="readable list-disc space-y-1 pl-5 text-muted">
        <li>
          Read the metadata as it is on disk, and the message if its data is there: both have tabs above.
        </li>
        <li>
          The entry cannot be frozen, sent or moved as long as nobody can tell what it says. Nothing here
          changes it.
        </li>
        <li>If another program is writing it at this moment, it will be shown as soon as it can be read.</li>
        <li>If you do not need it, delete it for good.</li>
      </ul>
    </div>
  )
}

function Place({ text, offset }: { readonly text: string; readonly offset: number }) {
  const from = Math.max(0, offset - AROUND)
  return (
    <pre className="readable mt-3 rounded-lg border border-line bg-sunken p-3 font-mono text-xs leading-4.5 break-all whitespace-pre-wrap text-muted">
      {from > 0 ? '…' : ''}
      {text.slice(from, offset)}
      <mark className="rounded-xs bg-bad-soft text-bad underline decoration-wavy underline-offset-3">
        {text.charAt(offset) === '' ? '⏎' : text.charAt(offset)}
      </mark>
      {text.slice(offset + 1, offset + AROUND)}
      {text.length > offset + AROUND ? '…' : ''}
    </pre>
  )
}
