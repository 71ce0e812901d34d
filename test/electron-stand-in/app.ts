import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { emitPreventable, lifecycle, onlyBeforeReady } from './lifecycle.ts'

class App extends EventEmitter {
  readonly isPackaged = false
  /** What the application asked for, for tests. */
  readonly facts = { sandboxed: false, name: '', lockData: null as unknown, recent: [] as string[] }
  readonly #paths = new Map([['temp', tmpdir()]])
  #quitting = false

  enableSandbox(): void {
    onlyBeforeReady('app.enableSandbox')
    this.facts.sandboxed = true
  }

  setName(name: string): void {
    this.facts.name = name
  }

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`Failed to set path: there is no ${path}`)
    this.#paths.set(name, path)
  }

  getPath(name: string): string {
    const path = this.#paths.get(name)
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    return path
  }

  addRecentDocument(path: string): void {
    this.facts.recent.unshift(path)
  }

  /** There is no other instance: a second start is told to us by the test. */
  requestSingleInstanceLock(data: unknown): boolean {
    this.facts.lockData = structuredClone(data)
    return true
  }

  /** After everything that the application does at once, as in Electron. */
  async whenReady(): Promise<void> {
    if (lifecycle.isReady) return
    await new Promise((resolve) => setImmediate(resolve))
    lifecycle.isReady = true
    this.emit('ready')
  }

  quit(): void {
    if (this.#quitting) return
    this.#quitting = true
    const stopped =
      emitPreventable(this, 'before-quit', {}) ||
      !this.closeWindows() ||
      emitPreventable(this, 'will-quit', {})
    this.#quitting = false
    if (!stopped) this.exit(0)
  }

  exit(code: number): void {
    process.exit(code)
  }

  /** Set by `browser-window.ts`. Answers whether all of them went. */
  closeWindows: () => boolean = () => true
}

export const app = new App()
