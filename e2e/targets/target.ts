/** A way to run the application, with its window in a page that Playwright can use. */
import { access } from 'node:fs/promises'
import { expect, type Browser, type Page } from '@playwright/test'

export const targetNames = ['browser-host', 'electron-stand-in', 'electron-real'] as const

export type TargetName = (typeof targetNames)[number]

export interface StartOptions {
  /** Spools to open, as on the command line. */
  readonly dirs: readonly string[]
  /** Where it remembers things. */
  readonly dataDir: string
  /** For targets that need one: Electron brings its own. */
  readonly browser: () => Promise<Browser>
}

export interface StartedApplication {
  readonly page: Page
  /** A command of the native menu, by its id. Null where there is no menu. */
  readonly clickMenu: ((command: string) => Promise<void>) | null
  /** A directory that the system asks to open, while we run. Null where the system cannot. */
  readonly openFromOutside: ((dir: string) => Promise<void>) | null
  /** What is saved while `during` runs lands in `path`. */
  readonly saveTo: (path: string, during: () => Promise<void>) => Promise<void>
  /** What is asked while `during` runs is answered with this directory. */
  readonly pickDirectory: (path: string, during: () => Promise<void>) => Promise<void>
  /** Files that the system was asked to drag out of the window, drag by drag. Null where nobody tells us. */
  readonly dragged: (() => readonly (readonly string[])[]) | null
  /** Faults that it printed. */
  readonly stderr: () => string
  /** Ends it as a person would. */
  readonly stop: () => Promise<void>
}

export interface Target {
  /** Why it cannot run here; null where it can. */
  missing(): string | null
  start(options: StartOptions): Promise<StartedApplication>
}

/** The environment of an application under test: its own memory, and no browser opened on anybody's screen. */
export function environment(dataDir: string): NodeJS.ProcessEnv {
  return { ...process.env, BOBBIN_DATA_DIR: dataDir, TZ: 'UTC', CI: '1' }
}

/** A file that is saved appears when it is whole. */
export async function fileIsThere(path: string): Promise<void> {
  await expect(() => access(path)).toPass({ timeout: 10_000 })
}
