import { clsx } from 'clsx'
import { Check } from 'lucide-react'
import { ContextMenu, DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Kbd } from './kbd.tsx'
import { landmark } from './landmark.ts'

/** One line of a menu; the same for drop-down and context menus. */
export type MenuEntry =
  | {
      readonly kind: 'command'
      readonly id: string
      readonly label: string
      readonly icon?: ReactNode
      readonly shortcut?: string | undefined
      readonly disabled?: boolean
      readonly danger?: boolean
      readonly onSelect: () => void
    }
  | {
      readonly kind: 'check'
      readonly id: string
      readonly label: string
      readonly checked: boolean
      readonly disabled?: boolean
      /** Stays open, so that several can be ticked in a row. */
      readonly onToggle: () => void
    }
  | {
      readonly kind: 'choice'
      readonly id: string
      readonly label: string
      readonly chosen: boolean
      readonly onSelect: () => void
    }
  | { readonly kind: 'separator'; readonly id: string }
  | { readonly kind: 'heading'; readonly id: string; readonly label: string }

const panel =
  'z-50 min-w-48 max-w-96 max-h-(--radix-popper-available-height) overflow-auto animate-rise rounded-lg border border-line bg-raised p-1 shadow-pop'
const line =
  'flex h-7 items-center gap-2 rounded-md px-2 text-sm text-ink outline-none data-[highlighted]:bg-accent-soft data-[highlighted]:text-accent-strong data-[disabled]:text-faint data-[disabled]:opacity-60 forced-colors:data-[highlighted]:outline-2 forced-colors:data-[highlighted]:outline-solid [&_svg]:size-4 [&_svg]:shrink-0'

type Kit = typeof DropdownMenu | typeof ContextMenu

function MenuLines({ kit, entries }: { readonly kit: Kit; readonly entries: readonly MenuEntry[] }) {
  return entries.map((entry) => {
    switch (entry.kind) {
      case 'separator':
        return <kit.Separator key={entry.id} className="mx-1 my-1 h-px bg-line" />
      case 'heading':
        return (
          <kit.Label key={entry.id} className="px-2 pt-1.5 pb-1 text-2xs font-medium text-faint">
            {entry.label}
          </kit.Label>
        )
      case 'command':
        return (
          <kit.Item
            key={entry.id}
            className={clsx(
              line,
              entry.danger === true && 'text-bad data-[highlighted]:bg-bad-soft data-[highlighted]:text-bad',
            )}
            disabled={entry.disabled === true}
            onSelect={entry.onSelect}
          >
            <span className="flex w-4 justify-center" aria-hidden>
              {entry.icon}
            </span>
            <span className="flex-1 truncate">{entry.label}</span>
            {entry.shortcut === undefined ? null : <Kbd keys={entry.shortcut} className="ml-4" />}
          </kit.Item>
        )
      case 'check':
        return (
          <kit.CheckboxItem
            key={entry.id}
            className={line}
            checked={entry.checked}
            disabled={entry.disabled === true}
            onSelect={(event) => event.preventDefault()}
            onCheckedChange={entry.onToggle}
          >
            <Tick shown={entry.checked} />
            <span className="flex-1 truncate">{entry.label}</span>
          </kit.CheckboxItem>
        )
      case 'choice':
        return (
          <kit.CheckboxItem
            key={entry.id}
            className={line}
            checked={entry.chosen}
            onCheckedChange={entry.onSelect}
          >
            <Tick shown={entry.chosen} />
            <span className="flex-1 truncate">{entry.label}</span>
          </kit.CheckboxItem>
        )
    }
  })
}

function Tick({ shown }: { readonly shown: boolean }) {
  return (
    <span className="flex w-4 justify-center" aria-hidden>
      {shown ? <Check /> : null}
    </span>
  )
}

export interface MenuProps {
  readonly trigger: ReactNode
  readonly entries: readonly MenuEntry[]
  readonly align?: 'start' | 'end'
  readonly label?: string
}

/** A menu that drops from a button. Not modal: a modal one adds a `<style>` to the page, which our policy forbids. */
export function Menu({ trigger, entries, align = 'start', label }: MenuProps) {
  const [place, setPlace] = useState<Element | null>(null)
  return (
    <DropdownMenu.Root
      modal={false}
      onOpenChange={(open) => {
        if (open) setPlace(landmark())
      }}
    >
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={place}>
        <DropdownMenu.Content
          className={panel}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
        >
          <MenuLines kit={DropdownMenu} entries={entries} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

export interface ContextMenuAreaProps {
  readonly entries: readonly MenuEntry[]
  readonly label: string
  readonly children: ReactNode
  readonly onOpenChange?: (open: boolean) => void
}

/** A menu at the pointer (or at the focus, with the menu key) for what it was opened on. */
export function ContextMenuArea({ entries, label, children, onOpenChange }: ContextMenuAreaProps) {
  const [place, setPlace] = useState<Element | null>(null)
  return (
    <ContextMenu.Root
      modal={false}
      onOpenChange={(open) => {
        if (open) setPlace(landmark())
        onOpenChange?.(open)
      }}
    >
      <ContextMenu.Trigger asChild>{children}</ContextMenu.Trigger>
      <ContextMenu.Portal container={place}>
        <ContextMenu.Content className={panel} collisionPadding={8} aria-label={label}>
          <MenuLines kit={ContextMenu} entries={entries} />
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  )
}
