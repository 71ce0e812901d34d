import { nodeFileSystem, type FileSystem } from '../../src/main/spool/file-system.ts'

/** Where the gate keeps its state: memory that the threads of a test share. */
const Field = { isShut: 0, isSomebodyWaiting: 1 } as const

/** A disk that hangs when a test says so, and whoever asks it for something with it: as in the kernel's state D. */
export class DiskGate {
  readonly memory: SharedArrayBuffer
  readonly #fields: Int32Array<SharedArrayBuffer>

  constructor(memory = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory
    this.#fields = new Int32Array(memory)
  }

  shut(): void {
    Atomics.store(this.#fields, Field.isShut, 1)
  }

  open(): void {
    Atomics.store(this.#fields, Field.isShut, 0)
    Atomics.notify(this.#fields, Field.isShut)
  }

  /** Settles when a thread hangs. */
  async somebodyWaits(): Promise<void> {
    const waiting = Atomics.waitAsync(this.#fields, Field.isSomebodyWaiting, 0)
    if (waiting.async) await waiting.value
  }

  /** Blocks the thread that calls it for as long as the gate is shut. */
  pass(): void {
    if (Atomics.load(this.#fields, Field.isShut) === 0) return
    Atomics.store(this.#fields, Field.isSomebodyWaiting, 1)
    Atomics.notify(this.#fields, Field.isSomebodyWaiting)
    Atomics.wait(this.#fields, Field.isShut, 1)
  }
}

/** Node's file system behind a gate: everything waits, as it does on a disk that hangs. */
export function gatedFileSystem(gate: DiskGate): FileSystem {
  return new Proxy(nodeFileSystem, {
    get(files, name) {
      const operation = Reflect.get(files, name) as (...args: unknown[]) => unknown
      return (...args: unknown[]): unknown => {
        gate.pass()
        return operation(...args)
      }
    },
  })
}
