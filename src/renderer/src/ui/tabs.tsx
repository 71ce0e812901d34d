import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import { Tabs as RadixTabs } from 'radix-ui'
import { useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { countText } from '../../../contract/count-text.ts'
import { IconButton } from './icon-button.tsx'
import { Menu } from './menu.tsx'

export interface Tab {
  readonly id: string
  readonly label: string
  readonly count?: number
  /** Of the count. */
  readonly tone?: 'warn' | 'bad'
  readonly content: ReactNode
}

export interface TabsProps {
  readonly label: string
  readonly tabs: readonly Tab[]
  readonly current: string
  readonly onChange: (id: string) => void
  readonly className?: string
  /** At the end of the row of tabs. */
  readonly extra?: ReactNode
}

const tones = {
  quiet: 'bg-quiet-soft text-muted',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
} as const

export function Tabs({ label, tabs, current, onChange, className, extra }: TabsProps) {
  const list = useRef<HTMLDivElement | null>(null)
  const overflow = useOverflow(list, tabs.map((tab) => `${tab.label} ${String(tab.count ?? '')}`).join())
  useLayoutEffect(() => {
    // Chosen in the menu or by a command, it may be one that has no room.
    list.current
      ?.querySelector('[data-state="active"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [current])
  return (
    <RadixTabs.Root
      value={current}
      onValueChange={onChange}
      className={clsx('flex min-h-0 flex-col', className)}
    >
      <div className="flex shrink-0 items-center border-b border-line px-2">
        <RadixTabs.List
          ref={list}
          aria-label={label}
          data-more-before={overflow.before || undefined}
          data-more-behind={overflow.behind || undefined}
          className="flex min-w-0 flex-1 items-center gap-0.5 scroll-px-7 overflow-x-auto [scrollbar-width:none]"
        >
          {tabs.map((tab) => (
            <RadixTabs.Trigger
              key={tab.id}
              value={tab.id}
              className={clsx(
                'relative flex h-8.5 items-center gap-1.5 px-2 text-sm font-medium whitespace-nowrap text-muted -outline-offset-2 hover:text-ink',
                'data-[state=active]:text-ink data-[state=active]:after:absolute data-[state=active]:after:inset-x-2 data-[state=active]:after:bottom-0 data-[state=active]:after:h-0.5 data-[state=active]:after:rounded-full data-[state=active]:after:bg-accent forced-colors:data-[state=active]:underline',
              )}
            >
              {tab.label}
              {tab.count === undefined || tab.count === 0 ? null : (
                <span
                  className={clsx(
                    'tabular rounded-full px-1.5 text-2xs leading-4',
                    tones[tab.tone ?? 'quiet'],
                  )}
                >
                  {countText(tab.count)}
                </span>
              )}
            </RadixTabs.Trigger>
          ))}
        </RadixTabs.List>
        {overflow.before || overflow.behind ? (
          <Menu
            label={label}
            align="end"
            trigger={
              <IconButton label={`All: ${label}`} className="size-6" icon={<ChevronDown aria-hidden />} />
            }
            entries={tabs.map((tab) => ({
              kind: 'choice',
              id: tab.id,
              label: tab.label,
              chosen: tab.id === current,
              onSelect: () => onChange(tab.id),
            }))}
          />
        ) : null}
        {extra}
      </div>
      {tabs.map((tab) => (
        <RadixTabs.Content key={tab.id} value={tab.id} className="min-h-0 flex-1 -outline-offset-2">
          {tab.content}
        </RadixTabs.Content>
      ))}
    </RadixTabs.Root>
  )
}

interface Overflow {
  readonly before: boolean
  readonly behind: boolean
}

/** On which sides there are more tabs than fit. `content` changes with what is in them. */
function useOverflow(element: { readonly current: HTMLElement | null }, content: string): Overflow {
  const [overflow, setOverflow] = useState<Overflow>({ before: false, behind: false })
  useLayoutEffect(() => {
    const { current } = element
    if (current === null) return undefined
    const look = () => {
      const before = current.scrollLeft > 1
      const behind = current.scrollWidth - current.clientWidth - current.scrollLeft > 1
      setOverflow((known) =>
        known.before === before && known.behind === behind ? known : { before, behind },
      )
    }
    const observer = new ResizeObserver(look)
    observer.observe(current)
    current.addEventListener('scroll', look, { passive: true })
    look()
    return () => {
      observer.disconnect()
      current.removeEventListener('scroll', look)
    }
  }, [element, content])
  return overflow
}
