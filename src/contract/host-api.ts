/**
 * What a window may ask of the host that shows it. Everything about spools goes through `SpoolApi` instead.
 * Whatever cannot be done rejects with `FailureError`.
 */
import type { AppCommand } from './commands.ts'
import type { EntryKey, SpoolId } from './views.ts'

export interface HostInfo {
  readonly kind: 'electron' | 'browser'
  readonly version: string
  readonly platform: 'linux' | 'darwin' | 'win32' | 'other'
  /** The machine that the spools are on, as its user knows it. */
  readonly hostname: string
  /** True where nothing may be written into a spool: commands of `operations.ts` fail with `read-only`. */
  readonly readOnly: boolean
  /** Whether there is a dialog of the system. Where there is none, the page has one of its own on `browseDirectory`. */
  readonly canPickDirectory: boolean
  /** Whether there is a native menu: shortcuts work while the mail frame has the focus, too. */
  readonly hasMenu: boolean
  /**
   * How a message is dragged out of the window. `files`: prevent the default of `dragstart`, and call `startDrag`.
   * `download-url`: put `downloadUrl` into the drag's `DownloadURL`. `none`: not at all; offer to save instead.
   */
  readonly dragOut: 'files' | 'download-url' | 'none'
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
  | {
      readonly kind: 'source'
      readonly spool: SpoolId
      readonly key: EntryKey
      /** As for `readSource`. */
      readonly form: 'source' | 'data' | 'metadata'
      readonly filename: string
    }
  | { readonly kind: 'text'; readonly text: string; readonly filename: string }

export type Saved =
  /** `path` where the host knows it. In a browser: the download has begun. */
  { readonly kind: 'saved'; readonly path: string | null } | { readonly kind: 'cancelled' }

/** A document of HTML mail, sanitised already. */
export interface FrameDocument {
  /** A whole document. Its links are `<a href="link/N">`, with N the page's own number of the link. */
  readonly html: string
  /** Lets images come from http and https. Only after the person has asked for it, for this message, this once. */
  readonly remoteImages: boolean
}

export type Theme = 'system' | 'light' | 'dark'

export interface HostApi {
  info(): Promise<HostInfo>

  /** The host's own directory dialog; null when cancelled, or where there is none (`canPickDirectory`). */
  pickDirectory(options: { readonly title: string; readonly create: boolean }): Promise<string | null>

  /** Saves through the host's dialog, or as a download. Streams: nothing holds the whole file. */
  save(download: Download): Promise<Saved>

  /** Drags files out of the window, where `dragOut` is `files`: the host writes them to a temporary directory first. */
  startDrag(downloads: readonly Download[]): Promise<void>

  /** The absolute address of a download, where `dragOut` is `download-url`; null else. */
  downloadUrl(download: Download): string | null

  /** Opens http, https and mailto outside, after the person has seen the true destination. */
  openExternal(url: string): Promise<void>

  /** Puts text on the clipboard. Works without asking for a permission. */
  copyText(text: string): Promise<void>

  /**
   * Takes in a document of HTML mail, and answers with a random address that shows it, in an origin or route of its
   * own: `default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox`. Show it in
   * `<iframe sandbox="" src=…>`. The host keeps the last few documents of a window; an older address is not found.
   * Fails: `invalid-argument` above `MAX_FRAME_CHARACTERS`.
   */
  putFrame(document: FrameDocument): Promise<string>

  /**
   * A click on the link `link/N` in a frame. No script runs in a frame, and no frame is ever navigated: the host sees
   * the attempt and says so. `frame` is the address that `putFrame` answered.
   */
  readonly onFrameLink: (listener: (click: FrameLink) => void) => () => void

  /** The path of a file or directory that was dropped or chosen, where the host knows it; null else. */
  readonly pathOfFile: (file: unknown) => string | null

  setTheme(theme: Theme): Promise<void>

  /**
   * Which commands can be carried out now: the native menu has the others disabled, all of them until the window first
   * says so.
   */
  setPossibleCommands(commands: readonly AppCommand[]): Promise<void>

  /** A command of the native menu, carried out by the window. */
  readonly onCommand: (listener: (command: AppCommand) => void) => () => void

  /**
   * A directory to open that did not come from the page: command line, second start, drop on the icon. Those that
   * came before anybody listened are told to the first listener.
   */
  readonly onOpenDirectory: (listener: (dir: string) => void) => () => void
}

export interface FrameLink {
  readonly frame: string
  readonly link: number
}

/** 32 Mi characters: inline images are in it. */
export const MAX_FRAME_CHARACTERS = 32 * 1024 * 1024
