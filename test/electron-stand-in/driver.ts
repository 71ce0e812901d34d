/** What main's side of the stand-in asks of whatever shows its pages, and is told by it. */

export interface WindowWish {
  readonly width: number
  readonly height: number
  readonly preload: string
}

/** The frame that something came from. */
export interface FrameFacts {
  readonly url: string
  readonly isTop: boolean
}

export interface RequestFacts {
  readonly url: string
  readonly method: string
  readonly resourceType: string
  readonly frameUrl: string
}

export type ServedResponse =
  | {
      readonly kind: 'response'
      readonly status: number
      readonly headers: Record<string, string>
      readonly body: Uint8Array
    }
  /** Cancelled by `webRequest`. */
  | { readonly kind: 'cancelled' }
  /** Of a scheme that main does not serve, and has nothing against. */
  | { readonly kind: 'not-ours' }

export interface MenuItemFacts {
  readonly id: string
  readonly label: string
  readonly accelerator: string | null
  readonly enabled: boolean
}

/** What main asks for. A window is named by the id of its contents. */
export interface Driver {
  openWindow(window: number, wish: WindowWish): void | Promise<void>
  load(window: number, url: string): void | Promise<void>
  send(window: number, channel: string, args: unknown[]): void | Promise<void>
  closeWindow(window: number): void | Promise<void>
  showOpenDialog(options: unknown): Promise<{ canceled: boolean; filePaths: string[] }>
  showSaveDialog(options: unknown): Promise<{ canceled: boolean; filePath: string }>
  /** Answers with the index of the button. */
  showMessageBox(options: unknown): Promise<{ response: number }>
  openExternal(url: string): void | Promise<void>
  writeText(text: string): void | Promise<void>
  startDrag(files: string[]): void | Promise<void>
  setThemeSource(theme: 'system' | 'light' | 'dark'): void | Promise<void>
  setMenu(items: MenuItemFacts[]): void | Promise<void>
}

/** What main is told. */
export interface MainSide {
  invoke(window: number, frame: FrameFacts, channel: string, args: unknown[]): Promise<InvokeAnswer>
  message(window: number, frame: FrameFacts, channel: string, args: unknown[]): void
  /** Answers whether the navigation goes ahead. */
  navigate(window: number, url: string, isMainFrame: boolean): boolean
  windowOpen(window: number, url: string): 'allow' | 'deny'
  request(facts: RequestFacts): Promise<ServedResponse>
  readyToShow(window: number): void
  clickMenu(id: string): void
  secondInstance(data: unknown): void
  openFile(path: string): void
  closeWindow(window: number): void
  /** The process of a page ends, as when it has no memory left. */
  crash(window: number): void
  activate(): void
  quit(): void
}

/** Of an error, Electron keeps the message. */
export type InvokeAnswer =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string }

let current: Driver | null = null

/** To be called before the application is loaded. */
export function driveWith(driver: Driver): void {
  current = driver
}

export function driver(): Driver {
  if (current === null) throw new Error('nobody drives this stand-in')
  return current
}

/** Electron does not wait for these either; a failure of the test's own machinery must be seen all the same. */
export function tell(done: void | Promise<void>): void {
  if (!(done instanceof Promise)) return
  done.catch((error: unknown) => {
    process.stderr.write(`electron stand-in: ${String(error)}\n`)
  })
}
