import { useCallback, useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { counted } from '../../../../contract/action-words.ts'
import type { QueryCompletion } from '../../../../contract/spool-api.ts'
import { announce } from '../../store/announcements.ts'
import { completionsAt } from '../../store/completions.ts'

/** No request at each key of somebody who types fast. */
const ASK_AFTER_MS = 90

export interface Suggestions {
  readonly options: readonly QueryCompletion[]
  /** The option that the keyboard is on; null while it is in the text. */
  readonly active: number | null
  readonly isOpen: boolean
  /** Asks what could stand there, and shows it. */
  readonly ask: (query: string, cursor: number, now?: boolean) => void
  /** The caret has been moved: what is suggested, or about to be, is for where it is now. */
  readonly follow: (query: string, cursor: number) => void
  readonly close: () => void
  readonly setActive: (option: number | null) => void
  /** Answers whether the key was about the suggestions. */
  readonly onKey: (event: KeyboardEvent<HTMLInputElement>, take: (option: QueryCompletion) => void) => boolean
}

/** What is suggested under the filter field, and the keys that choose from it. */
export function useSuggestions(): Suggestions {
  const [options, setOptions] = useState<readonly QueryCompletion[]>([])
  const [active, setActive] = useState<number | null>(null)
  const serial = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const isOpen = options.length > 0
  /** Whether something is suggested or about to be; at once, where `isOpen` waits for the next rendering. */
  const isAsked = useRef(false)

  const stopWaiting = () => {
    serial.current += 1
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
  }

  const close = useCallback(() => {
    stopWaiting()
    isAsked.current = false
    setOptions([])
    setActive(null)
  }, [])

  const ask = useCallback((query: string, cursor: number, now = false) => {
    stopWaiting()
    isAsked.current = true
    const mine = serial.current
    const run = () => {
      timer.current = null
      void completionsAt(query, cursor).then((found) => {
        if (mine !== serial.current) return
        isAsked.current = found.length > 0
        setOptions(found)
        setActive(null)
        if (found.length > 0) announce(counted(found.length, 'suggestion'))
      })
    }
    if (now) run()
    else timer.current = setTimeout(run, ASK_AFTER_MS)
  }, [])

  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current)
    },
    [],
  )

  // What is still on its way does not take the choice from under the hand.
  const goTo = (option: number) => {
    stopWaiting()
    setActive(option)
  }

  const onKey: Suggestions['onKey'] = (event, take) => {
    const { value, selectionStart } = event.currentTarget
    const chosen = active === null ? undefined : options[active]
    switch (event.key) {
      case 'ArrowDown':
        if (isOpen) goTo(active === null ? 0 : (active + 1) % options.length)
        else ask(value, selectionStart ?? value.length, true)
        return true
      case 'ArrowUp':
        if (!isOpen) return false
        goTo(active === null || active === 0 ? options.length - 1 : active - 1)
        return true
      case 'Enter':
      case 'Tab':
        if (chosen === undefined || event.shiftKey) return false
        take(chosen)
        return true
      case 'Escape':
        if (!isOpen) return false
        close()
        return true
      default:
        return false
    }
  }
  const follow: Suggestions['follow'] = (query, cursor) => {
    if (isAsked.current) ask(query, cursor)
  }
  return { options, active, isOpen, ask, follow, close, setActive, onKey }
}
