/** What a window may ask of the host that shows it. Everything about spools goes through `SpoolApi` instead. */
import type { EntryKey, SpoolId } from './views.ts'

export interface HostInfo {
  readonly kind: 'electron' | 'browser'
  readonly version: string
  readonly platform: 'linux' | 'darwin' | 'win32' | 'other'
  /** The machine that the spools are on, as its user knows it. */
  readonly hostname: string
  readonly readOnly: boolean
  readonly canPickDirectory: boolean
  readonly canDragOut: boolean
}

/** What is to be saved to a file of the person's choice. */
export type Download =
  | {
      readonly kind: 'part'
      readonly spool: SpoolId
      readonly key: EntryKey
      readonly part: string
      readonly filename: string
    }
  | { readonly kind: 'source'; readonly spool: SpoolId; readonly key: EntryKey; readonly filename: string }
  | { readonly kind: 'text'; readonly text: string; readonly filename: string }

export type Saved = { readonly kind: 'saved' } | { readonly kind: 'cancelled' }

/** A command of the native menu, carried out by the window. */
export type MenuCommand =
  | 'open'
  | 'open-demo'
  | 'close-spool'
  | 'import'
  | 'undo'
  | 'redo'
  | 'select-all'
  | 'palette'
  | 'shortcuts'
  | 'find'
  | 'settings'
  | 'toggle-theme'

export interface HostApi {
  info(): Promise<HostInfo>
  /** The host's own directory dialog; null when cancelled, or where there is none (`canPickDirectory`). */
  pickDirectory(options: { readonly title: string; readonly create: boolean }): Promise<string | null>
  /** Saves through the host's dialog, or as a download. Streams: nothing holds the whole file. */
  save(download: Download): Promise<Saved>
  /** Opens http, https and mailto outside, after the person has seen the true destination. */
  openExternal(url: string): Promise<void>
  /** The address of a document that shows HTML mail, in its own origin or route with its own CSP. */
  frameUrl(): string
  /** Paths of files that were dropped or chosen, where the host knows them; their bytes are read by the page else. */
  pathOfFile(file: unknown): string | null
  setTheme(theme: 'system' | 'light' | 'dark'): Promise<void>
  onMenuCommand(listener: (command: MenuCommand) => void): () => void
  /** A directory that the system asked to open (command line, second start, drop on the icon). */
  onOpenDirectory(listener: (dir: string) => void): () => void
}
