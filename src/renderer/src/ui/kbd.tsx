import { clsx } from 'clsx'

const mac: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Delete: '⌫', Enter: '↩' }
const other: Readonly<Record<string, string>> = { Mod: 'Ctrl', Delete: 'Del' }

/** `Mod+Shift+Z` as the keys of this machine are called. */
function keyNames(keys: string, isMac = navigator.platform.startsWith('Mac')): readonly string[] {
  const names = isMac ? mac : other
  return keys.split('+').map((key) => names[key] ?? key)
}

export function Kbd({ keys, className }: { readonly keys: string; readonly className?: string }) {
  return (
    <span className={clsx('inline-flex shrink-0 items-center gap-0.5', className)}>
      {keyNames(keys).map((key) => (
        <kbd
          key={key}
          className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded border border-line bg-sunken px-1 font-sans text-2xs leading-none font-medium text-muted"
        >
          {key}
        </kbd>
      ))}
    </span>
  )
}
