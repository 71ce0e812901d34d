import { useEffect } from 'react'
import { commandNames, commands } from '../../../../contract/commands.ts'
import type { AppCommand } from '../../../../contract/commands.ts'
import { runCommand } from '../../store/command-handlers.ts'
import { useSettings } from '../../store/settings.ts'

export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** The command whose shortcut was pressed. `Mod` is Command on a Mac, Control elsewhere. */
export function commandOfKey(press: KeyPress, isMac: boolean): AppCommand | null {
  return commandNames.find((name) => matches(commands[name].shortcut, press, isMac)) ?? null
}

function matches(shortcut: string | null, press: KeyPress, isMac: boolean): boolean {
  if (shortcut === null || press.altKey) return false
  const keys = shortcut.split('+')
  const key = keys.at(-1) ?? ''
  const mod = keys.includes('Mod')
  const shift = keys.includes('Shift')
  if ((isMac ? press.metaKey : press.ctrlKey) !== mod) return false
  if (isMac ? press.ctrlKey : press.metaKey) return false
  // A sign such as "?" needs Shift on some keyboards and not on others: the sign decides.
  if (/^[A-Za-z]$/.test(key)) return press.key.toUpperCase() === key.toUpperCase() && press.shiftKey === shift
  if (key.length > 1) return press.key === key && press.shiftKey === shift
  return press.key === key
}

export function needsNoModifier(name: AppCommand): boolean {
  return commands[name].shortcut?.includes('Mod') === false
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  // Letters look for lines of a menu there.
  if (target.closest('[role="menu"]') !== null) return true
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

/** A dialog is open: what is behind it is out of reach. */
export function inModal(): boolean {
  return (
    document.querySelector(
      '[role="dialog"][data-state="open"]:not([data-radix-popper-content-wrapper] *)',
    ) !== null
  )
}

/** Carries out shortcuts wherever the focus is, but for keys that are typed into a field or belong to a dialog. */
export function useShortcuts(): void {
  useEffect(() => {
    const isMac = navigator.platform.startsWith('Mac')
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const name = commandOfKey(event, isMac)
      if (name === null) return
      const typing = isTyping(event.target)
      if (needsNoModifier(name) && (typing || !useSettings.getState().singleKeys)) return
      // What a field does with these itself is what is meant while it has the focus.
      if (typing && ['select-all', 'undo', 'redo'].includes(name)) return
      if (inModal() && name !== 'palette') return
      if (runCommand(name)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
