/** Small modules of Electron that only pass on what they are asked. */
import { driver, tell } from './driver.ts'

export const dialog = {
  showOpenDialog: (_window: unknown, options: unknown) => driver().showOpenDialog(options),
  showSaveDialog: (_window: unknown, options: unknown) => driver().showSaveDialog(options),
  /** Of a window, or of none. */
  showMessageBox: (...args: unknown[]) => driver().showMessageBox(args.at(-1)),
  showErrorBox: (title: string, content: string): void => {
    process.stderr.write(`${title}: ${content}\n`)
  },
}

export const shell = {
  openExternal: async (url: string): Promise<void> => {
    await driver().openExternal(url)
  },
}

export const clipboard = {
  writeText: async (text: string): Promise<void> => {
    await driver().writeText(text)
  },
}

const themes = ['system', 'light', 'dark'] as const

class NativeTheme {
  #source: (typeof themes)[number] = 'system'

  get themeSource(): (typeof themes)[number] {
    return this.#source
  }

  set themeSource(source) {
    if (!themes.includes(source)) throw new TypeError(`${source as string} is no theme`)
    this.#source = source
    tell(driver().setThemeSource(source))
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark'
  }
}

export const nativeTheme = new NativeTheme()

export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
}
