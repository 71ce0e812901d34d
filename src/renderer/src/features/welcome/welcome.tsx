import { Clock, FolderOpen, FolderX, Sparkles, X } from 'lucide-react'
import type { RecentSpool } from '../../../../contract/views.ts'
import { runCommand } from '../../store/command-handlers.ts'
import { useClock } from '../../store/clock.ts'
import { useConnection } from '../../store/connection.ts'
import { forgetRecent, openSpool, showSpool, totalOf, useSpools } from '../../store/spools.ts'
import { Button } from '../../ui/button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Logo } from '../../ui/logo.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { longAge } from '../../words/ages.ts'
import { directoryName, readableName } from '../../words/names.ts'
import { countText } from '../../words/sizes.ts'
import { OpenFailed } from './open-failed.tsx'

export interface WelcomeProps {
  /** What is wrong with the window as a whole; above the ways to a spool. */
  readonly notice: React.ReactNode
}

/** What is shown when no spool is: how to get to one. */
export function Welcome({ notice }: WelcomeProps) {
  const opening = useSpools((state) => state.opening)
  // A browser does not tell where a directory that is dropped comes from.
  const knowsPaths = useConnection((state) => state.info?.kind === 'electron')
  const readOnly = useConnection((state) => state.info?.readOnly === true)
  return (
    <main className="h-full overflow-y-auto bg-canvas">
      <div className="mx-auto flex min-h-full max-w-160 flex-col justify-center px-6 py-12">
        <header className="flex items-center gap-4">
          <Logo sizePx={56} />
          <div>
            <h1 className="text-2xl font-semibold tracking-tight">Bobbin</h1>
            <p className="text-base text-muted">See, understand and repair file-based queues.</p>
          </div>
        </header>
        {notice}
        <OpenFailed className="mt-6 rounded-lg" />
        <div className="mt-8 grid grid-cols-2 gap-3">
          <BigButton
            icon={
              opening !== null && opening !== 'demo' ? (
                <Spinner className="size-5" />
              ) : (
                <FolderOpen aria-hidden />
              )
            }
            title="Open a spool…"
            text={
              knowsPaths
                ? 'A directory on this machine, or drop it here.'
                : 'A directory on the machine that Bobbin runs on.'
            }
            shortcut="Mod+O"
            disabled={opening !== null}
            onClick={() => runCommand('open')}
          />
          <BigButton
            icon={opening === 'demo' ? <Spinner className="size-5" /> : <Sparkles aria-hidden />}
            title="Try a demo spool"
            text="Made-up messages in every state, to try things on."
            disabled={opening !== null || readOnly}
            onClick={() => runCommand('open-demo')}
          />
        </div>
        {readOnly ? (
          <p className="mt-4 text-muted">Bobbin was started for reading only: no spool can be made.</p>
        ) : (
          <MakeNew />
        )}
        <OpenSpools />
        <Recents />
      </div>
    </main>
  )
}

function MakeNew() {
  return (
    <p className="mt-4 text-muted">
      Or{' '}
      <button
        type="button"
        className="inline-flex h-6 items-center rounded px-1 font-medium text-accent hover:bg-accent-soft hover:text-accent-strong"
        onClick={() => runCommand('create')}
      >
        make a new spool
      </button>{' '}
      in an empty directory.
    </p>
  )
}

interface BigButtonProps {
  readonly icon: React.ReactNode
  readonly title: string
  readonly text: string
  readonly shortcut?: string
  readonly disabled: boolean
  readonly onClick: () => void
}

function BigButton({ icon, title, text, shortcut, disabled, onClick }: BigButtonProps) {
  return (
    <button
      type="button"
      disabled={disabled}
      onClick={onClick}
      className="group flex flex-col items-start gap-2 rounded-xl border border-line-strong bg-surface p-4 text-left shadow-card transition-colors hover:border-accent hover:bg-accent-soft disabled:opacity-60"
    >
      <span className="flex w-full items-center justify-between text-accent [&_svg]:size-5">
        {icon}
        {shortcut === undefined ? null : <Kbd keys={shortcut} />}
      </span>
      <span className="text-base font-semibold">{title}</span>
      <span className="text-muted">{text}</span>
    </button>
  )
}

function OpenSpools() {
  const spools = useSpools((state) => state.spools)
  if (spools.length === 0) return null
  return (
    <section aria-labelledby="open-spools" className="mt-8">
      <h2 id="open-spools" className="mb-2 text-sm font-semibold text-muted">
        Open
      </h2>
      <ul className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-surface">
        {spools.map((spool) => (
          <li key={spool.spool}>
            <button
              type="button"
              className="flex w-full items-center gap-3 px-4 py-2.5 text-left -outline-offset-2 hover:bg-hover"
              onClick={() => showSpool(spool.spool)}
            >
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{readableName(directoryName(spool.dir))}</span>
                <span className="block truncate text-xs text-muted">{readableName(spool.dir)}</span>
              </span>
              <span className="tabular text-xs text-muted">
                {countText(totalOf(spool.queues).entries)} entries
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Recents() {
  const recents = useSpools((state) => state.recents)
  const open = useSpools((state) => state.spools)
  const closed = recents.filter(({ dir }) => !open.some((spool) => spool.dir === dir))
  if (closed.length === 0) return null
  return (
    <section aria-labelledby="recent-spools" className="mt-8">
      <h2 id="recent-spools" className="mb-2 text-sm font-semibold text-muted">
        Recent
      </h2>
      <ul className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-surface">
        {closed.map((recent) => (
          <RecentLine key={recent.dir} recent={recent} />
        ))}
      </ul>
    </section>
  )
}

function RecentLine({ recent }: { readonly recent: RecentSpool }) {
  const nowMs = useClock((state) => state.nowMs)
  const name = readableName(directoryName(recent.dir))
  const Icon = recent.exists ? Clock : FolderX
  return (
    <li className="flex items-center hover:bg-hover">
      <button
        type="button"
        disabled={!recent.exists}
        className="flex min-w-0 flex-1 items-center gap-3 px-4 py-2.5 text-left -outline-offset-2 disabled:text-muted"
        onClick={() => void openSpool(recent.dir)}
      >
        <Icon className="size-4 shrink-0 text-faint" aria-hidden />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{name}</span>
          <span className="block truncate text-xs text-muted">{readableName(recent.dir)}</span>
        </span>
        <span className="shrink-0 text-xs text-muted">
          {recent.exists ? longAge(recent.openedMs, nowMs) : 'not there any more'}
        </span>
      </button>
      <Button
        look="ghost"
        size="small"
        className="mr-2 w-7"
        aria-label={`Forget ${name}`}
        icon={<X className="size-3.5" aria-hidden />}
        onClick={() => void forgetRecent(recent.dir)}
      />
    </li>
  )
}
