import { useEffect } from 'react'
import { commandNames } from '../../../../contract/commands.ts'
import type { AppCommand } from '../../../../contract/commands.ts'
import { host } from '../../client/bridge.ts'
import { commandsOfFocusedText } from '../../client/edit-focused-text.ts'
import { useCommandHandlers } from '../../store/command-handlers.ts'
import { report } from '../../store/notices.ts'
import { inModal } from './keyboard.ts'

/** What a command of the menu would come to now: nothing behind a dialog, and the text that has the focus comes first. */
function possibleCommands(): readonly AppCommand[] {
  const { handlers } = useCommandHandlers.getState()
  const ofText = commandsOfFocusedText()
  const modal = inModal()
  return commandNames.filter(
    (name) => ofText.includes(name) || (handlers[name]?.enabled === true && (!modal || name === 'palette')),
  )
}

/** Keeps the host's menu up to date with what can be done. */
export function useMenuOfHost(): void {
  useEffect(() => {
    let told = ''
    let timer: ReturnType<typeof setTimeout> | null = null
    const tell = () => {
      timer = null
      const possible = possibleCommands()
      const text = possible.join(' ')
      if (text === told) return
      told = text
      host()
        .setPossibleCommands(possible)
        .catch((error: unknown) => report(error, 'The menu could not be brought up to date'))
    }
    // Handlers change many at a time, and the focus is nowhere between two elements.
    const tellSoon = () => {
      timer ??= setTimeout(tell)
    }
    tellSoon()
    const unsubscribe = useCommandHandlers.subscribe(tellSoon)
    document.addEventListener('focusin', tellSoon)
    document.addEventListener('focusout', tellSoon)
    return () => {
      if (timer !== null) clearTimeout(timer)
      unsubscribe()
      document.removeEventListener('focusin', tellSoon)
      document.removeEventListener('focusout', tellSoon)
    }
  }, [])
}
