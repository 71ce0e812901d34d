import { create } from 'zustand'
import { host } from '../client/bridge.ts'
import { useConnection } from './connection.ts'

interface Asked {
  readonly title: string
  readonly answer: (dir: string | null) => void
}

/** The window's own dialog of a directory to save files in, for hosts without one. */
export const useSaveDirectory = create<{ readonly asked: Asked | null }>()(() => ({ asked: null }))

/** Lets a person choose where files are saved. Null when they thought better of it. */
export function askForSaveDirectory(title: string): Promise<string | null> {
  if (useConnection.getState().info?.canPickDirectory === true) {
    return host().pickDirectory({ title, create: true })
  }
  answerSaveDirectory(null)
  return new Promise((answer) => useSaveDirectory.setState({ asked: { title, answer } }))
}

export function answerSaveDirectory(dir: string | null): void {
  const { asked } = useSaveDirectory.getState()
  useSaveDirectory.setState({ asked: null })
  asked?.answer(dir)
}
