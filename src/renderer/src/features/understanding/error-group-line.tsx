import { clsx } from 'clsx'
import { ChevronRight, ListFilter, SendHorizontal, Snowflake } from 'lucide-react'
import { Fragment, useId, useState } from 'react'
import type { ErrorGroup } from '../../../../contract/spool-api.ts'
import { readableText } from '../../../../contract/readable-text.ts'
import { TimeText } from '../../shared/time-text.tsx'
import { useActing } from '../../store/acting.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { askAboutMatching, showMatching } from '../../store/understanding.ts'
import { Button } from '../../ui/button.tsx'
import { countText } from '../../words/sizes.ts'

export interface ErrorGroupLineProps {
  readonly group: ErrorGroup
  /** The count of the largest group. */
  readonly most: number
}

/** Errors of one cause at one next hop, and what can be done about all of them at once. */
export function ErrorGroupLine({ group, most }: ErrorGroupLineProps) {
  const { reply, example, nextHop, count, oldestMs, newestMs } = group
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <>
      <tr className="group/line align-top">
        <td className={clsx(cell, 'relative pr-3 text-right')}>
          <span
            aria-hidden
            className="absolute top-1.5 left-2 h-6 rounded-xs bg-bad-soft"
            style={{ width: `calc((100% - 0.75rem) * ${String(count / most)})` }}
          />
          <span className="tabular relative leading-6 font-semibold">{countText(count)}</span>
        </td>
        <th scope="row" className={clsx(cell, 'px-1 text-left font-normal')}>
          <button
            type="button"
            aria-expanded={open}
            aria-controls={id}
            className="flex min-h-6 w-full items-start gap-1 rounded-md px-1.5 py-0.5 text-left leading-5 hover:bg-pressed"
            onClick={() => setOpen(!open)}
          >
            <ChevronRight
              className={clsx('mt-0.5 size-4 shrink-0 text-faint transition-transform', open && 'rotate-90')}
              aria-hidden
            />
            <span className={clsx('min-w-0 break-words', !open && 'line-clamp-2')}>
              {readableText(reply)}
            </span>
          </button>
        </th>
        <td className={clsx(cell, 'px-2.5 py-2 leading-5 wrap-anywhere text-muted')}>
          {nextHop === null ? (
            <span className="text-faint">none</span>
          ) : (
            <HostName name={readableText(nextHop)} />
          )}
        </td>
        <td className={clsx(cell, 'px-2.5 text-right leading-6 text-muted')}>
          <When ms={newestMs} />
        </td>
        <td className={clsx(cell, 'px-2.5 text-right leading-6 text-muted')}>
          <When ms={oldestMs} />
        </td>
        <td className={clsx(cell, 'pr-2 text-right')}>
          <GroupActions group={group} />
        </td>
      </tr>
      {open ? (
        <tr id={id}>
          <td className="border-b border-line" />
          <td colSpan={5} className="border-b border-line pr-3 pb-3 pl-7">
            <p className="mb-1 text-xs text-muted">One of them, as it was said:</p>
            <p className="readable rounded-md border border-line bg-sunken px-2.5 py-1.5 font-mono text-xs leading-4.5 break-words whitespace-pre-wrap">
              {readableText(example)}
            </p>
          </td>
        </tr>
      ) : null}
    </>
  )
}

const cell = 'border-b border-line/60 py-1.5 group-hover/line:bg-hover'

/** A long name breaks between its parts, not within its port. */
function HostName({ name }: { readonly name: string }) {
  return name.split(/(?=\.)/).map((part, place) => (
    <Fragment key={place}>
      <wbr />
      {part}
    </Fragment>
  ))
}

function When({ ms }: { readonly ms: number }) {
  // A time that could not be read does not survive as a number.
  return Number.isFinite(ms) ? <TimeText ms={ms} form="short" /> : null
}

function GroupActions({ group }: { readonly group: ErrorGroup }) {
  const spool = useCurrentSpool()
  const free = useActing((state) => state.asking === null)
  // Before all entries have been read, "all of this group" would be only some of them.
  const complete = spool?.index.complete === true
  const canAct =
    spool !== null &&
    spool.kind === 'message' &&
    spool.access.kind === 'read-write' &&
    spool.lost === null &&
    complete
  const why = complete ? undefined : 'Not before all entries have been read'
  const name = readableText(`“${group.reply}”${group.nextHop === null ? '' : ` at ${group.nextHop}`}`)
  return (
    <span className="inline-flex gap-1">
      <Button
        size="small"
        icon={<ListFilter className="size-3.5" aria-hidden />}
        aria-label={`Show the entries with ${name}`}
        onClick={() => void showMatching(group.query)}
      >
        Show
      </Button>
      <Button
        size="small"
        disabled={!canAct || !free}
        title={why}
        icon={<SendHorizontal className="size-3.5" aria-hidden />}
        aria-label={`Send now the entries with ${name}`}
        onClick={() => void askAboutMatching({ kind: 'send-now' }, group.query)}
      >
        Send now
      </Button>
      <Button
        size="small"
        disabled={!canAct || !free}
        title={why}
        icon={<Snowflake className="size-3.5" aria-hidden />}
        aria-label={`Freeze the entries with ${name}`}
        onClick={() => void askAboutMatching({ kind: 'freeze' }, group.query)}
      >
        Freeze
      </Button>
    </span>
  )
}
