import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import type { AppCommand } from '../../../contract/commands.ts'

export interface CommandHandler {
  readonly run: () => void
  readonly enabled: boolean
}

export type CommandHandlers = Readonly<Partial<Record<AppCommand, CommandHandler>>>

interface CommandHandlersState {
  readonly handlers: CommandHandlers
}

/** Who carries out which command now. What nobody carries out is in no menu and no palette. */
export const useCommandHandlers = create<CommandHandlersState>()(() => ({ handlers: {} }))

/** Answers false when nobody carries it out now. */
export function runCommand(command: AppCommand): boolean {
  const handler = useCommandHandlers.getState().handlers[command]
  if (handler?.enabled !== true) return false
  handler.run()
  return true
}

/** Carries a command out for as long as the component is there. */
export function useCommand(command: AppCommand, run: () => void, enabled = true): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    const handler: CommandHandler = { run: () => latest.current(), enabled }
    useCommandHandlers.setState(({ handlers }) => ({ handlers: { ...handlers, [command]: handler } }))
    return () => {
      useCommandHandlers.setState(({ handlers }) => {
        if (handlers[command] !== handler) return { handlers }
        const { [command]: _gone, ...rest } = handlers
        return { handlers: rest }
      })
    }
  }, [command, enabled])
}
