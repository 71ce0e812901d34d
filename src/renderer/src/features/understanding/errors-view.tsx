import { MailCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ErrorGroup } from '../../../../contract/spool-api.ts'
import { useListing } from '../../store/listing.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { errors } from '../../store/understanding.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { countText } from '../../words/sizes.ts'
import { CountFailed, Counting } from './counted-state.tsx'
import { ErrorGroupLine } from './error-group-line.tsx'
import { PartialNote } from './partial-note.tsx'
import { Scope } from './scope.tsx'

/** Why messages are still here: the last errors, those of one cause together. */
export function ErrorsView() {
  const spool = useCurrentSpool()
  const id = spool?.spool ?? null
  const filter = useListing((state) => state.filter)
  const ready = useListing((state) => state.spool === id)
  useEffect(
    () => (id === null || !ready ? undefined : errors.show({ spool: id, filter })),
    [id, ready, filter],
  )
  const { value, valueArgs, reading, failure } = errors.use()
  // A spool that has gone counts as empty, which says nothing of what is in it.
  const unknown = failure ?? spool?.lost ?? null
  const count = value?.reduce((sum, group) => sum + group.count, 0) ?? 0
  const complete = spool?.index.complete ?? true
  return (
    <section aria-label="Errors" className="flex h-full min-w-0 flex-col bg-surface">
      <div className="flex h-9 shrink-0 items-center gap-2 border-b border-line pr-1.5 pl-3">
        <h2 className="text-sm font-semibold">Errors</h2>
        <Scope />
        {value === null || value.length === 0 || unknown !== null ? null : (
          <span className="tabular shrink-0 text-sm text-muted">
            {countText(count)} in {value.length === 1 ? '1 group' : `${countText(value.length)} groups`}
            {complete ? '' : ' so far'}
          </span>
        )}
        {reading && valueArgs?.filter !== filter ? <Spinner className="text-faint" /> : null}
      </div>
      <PartialNote />
      <div className="min-h-0 flex-1">
        {unknown !== null ? (
          <CountFailed failure={unknown} again={errors.again} />
        ) : value === null || (value.length === 0 && !complete) ? (
          <Counting label="Grouping the errors" />
        ) : value.length === 0 ? (
          <EmptyState icon={<MailCheck />} title="No delivery errors">
            No entry in this selection of queues and filter has failed to be delivered.
          </EmptyState>
        ) : (
          <Groups groups={value} dim={valueArgs?.filter !== filter} />
        )}
      </div>
    </section>
  )
}

const PAGE = 100

function Groups({ groups, dim }: { readonly groups: readonly ErrorGroup[]; readonly dim: boolean }) {
  const [shown, setShown] = useState(PAGE)
  const most = Math.max(1, ...groups.map(({ count }) => count))
  return (
    <div className={dim ? 'h-full overflow-auto opacity-60' : 'h-full overflow-auto'} aria-busy={dim}>
      <table className="w-full min-w-4xl table-fixed border-separate border-spacing-0">
        <colgroup>
          <col className="w-26" />
          <col />
          <col className="w-[20%]" />
          <col className="w-20" />
          <col className="w-20" />
          <col className="w-64" />
        </colgroup>
        <thead className="text-left text-xs text-muted">
          <tr>
            {['Entries', 'Reply', 'Next hop', 'Newest', 'Oldest'].map((title, place) => (
              <th
                key={title}
                scope="col"
                className={`${headerCell} ${place === 0 || place > 2 ? 'text-right' : 'text-left'} ${place === 0 ? 'pr-3' : 'px-2.5'}`}
              >
                {title}
              </th>
            ))}
            <th scope="col" className={headerCell}>
              <span className="sr-only">What to do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.slice(0, shown).map((group) => (
            <ErrorGroupLine key={group.query} group={group} most={most} />
          ))}
        </tbody>
      </table>
      {groups.length > shown ? (
        <p className="p-2 text-center">
          <Button size="small" look="ghost" onClick={() => setShown(shown + PAGE)}>
            Show more of {countText(groups.length)} groups
          </Button>
        </p>
      ) : null}
    </div>
  )
}

const headerCell = 'sticky top-0 z-10 h-8 border-b border-line bg-sunken font-medium'
