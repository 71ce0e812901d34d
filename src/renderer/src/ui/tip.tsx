import { Tooltip } from 'radix-ui'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Kbd } from './kbd.tsx'
import { landmark } from './landmark.ts'

export interface TipProps {
  readonly label: ReactNode
  readonly shortcut?: string | undefined
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly children: ReactNode
}

/** A tip says again what a control is called, with its shortcut; it is never the only place for anything. */
export function Tip({ label, shortcut, side = 'bottom', children }: TipProps) {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  return (
    <Tooltip.Root
      onOpenChange={(open) => {
        if (open) setPlace(landmark())
      }}
    >
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal container={place}>
        <Tooltip.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-60 flex max-w-96 animate-appear items-center gap-2 rounded-md border border-line bg-raised px-2 py-1 text-xs text-ink shadow-pop"
        >
          <span>{label}</span>
          {shortcut === undefined ? null : <Kbd keys={shortcut} />}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}

export function TipProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Tooltip.Provider delayDuration={450} skipDelayDuration={200}>
      {children}
    </Tooltip.Provider>
  )
}
