import { isWordCharacter } from './character-sets.ts'
import type { Assertion } from './regex.ts'
import type { Program } from './program.ts'

/** How much work a matching may still be: every state that is looked at is one. Shared by what belongs together. */
export interface Budget {
  left: number
}

/** The expression needs more work than there is a budget for. */
export class TooCostlyError extends Error {
  override readonly name = 'TooCostlyError'
}

/** What stood before the place in the text. */
type Before = 0 | 1 | 2
const atStart = 0
const afterOther = 1
const afterWord = 2

interface State {
  /** Instructions that may be next, sorted, not yet followed through splits and assertions. */
  readonly kernel: readonly number[]
  readonly before: Before
  /** By class of the next character. */
  readonly next: (State | typeof accepted | undefined)[]
  acceptsAtEnd: boolean | undefined
}

const accepted = Symbol('accepted')

/** States are forgotten when there are more: memory stays bounded, and so does the time for a character. */
const maxStates = 500
const maxKnownCharacters = 10_000

/**
 * Tells whether a text has a match somewhere, in one pass: the states that the machine can be in after each character
 * are one state here, made when it is first needed and kept. No expression makes it go back.
 */
export class Matcher {
  readonly #program: Program
  readonly #budget: Budget
  /** Characters that no set of the expression tells apart are one class. */
  readonly #classes = new Map<string, number>()
  readonly #members: number[] = []
  readonly #ascii = new Int16Array(128).fill(-1)
  readonly #others = new Map<number, number>()
  #states = new Map<string, State>()

  constructor(program: Program, budget: Budget) {
    this.#program = program
    this.#budget = budget
  }

  /** Looks in `text` from `from` to `to`, as if that were all of it. */
  test(text: string, from = 0, to = text.length): boolean {
    let state = this.#state([], atStart)
    for (let at = from; at < to; at++) {
      let code = text.charCodeAt(at)
      if (code >= 0xd800 && code <= 0xdbff && at + 1 < to) {
        code = text.codePointAt(at) ?? code
        if (code > 0xffff) at++
      }
      const characterClass = this.#classOf(code)
      const next = state.next[characterClass] ?? this.#step(state, characterClass)
      if (next === accepted) return true
      state = next
    }
    state.acceptsAtEnd ??= this.#follow(state, null) === null
    return state.acceptsAtEnd
  }

  #classOf(code: number): number {
    const known = code < 128 ? this.#ascii[code] : this.#others.get(code)
    if (known !== undefined && known >= 0) return known
    const signature = this.#program.sets.map((set) => (set(code) ? '1' : '0')).join('')
    const key = `${signature}${isWordCharacter(code) ? 'w' : '-'}`
    let found = this.#classes.get(key)
    if (found === undefined) {
      found = this.#members.push(code) - 1
      this.#classes.set(key, found)
    }
    if (code < 128) this.#ascii[code] = found
    else {
      if (this.#others.size >= maxKnownCharacters) this.#others.clear()
      this.#others.set(code, found)
    }
    return found
  }

  #state(kernel: readonly number[], before: Before): State {
    const key = `${before}:${kernel.join()}`
    const known = this.#states.get(key)
    if (known !== undefined) return known
    if (this.#states.size >= maxStates) this.#states = new Map()
    const state: State = { kernel, before, next: [], acceptsAtEnd: undefined }
    this.#states.set(key, state)
    return state
  }

  #step(state: State, characterClass: number): State | typeof accepted {
    const code = this.#members[characterClass] ?? 0
    const isWord = isWordCharacter(code)
    const reached = this.#follow(state, isWord)
    const next =
      reached === null ? accepted : this.#state(this.#after(reached, code), isWord ? afterWord : afterOther)
    state.next[characterClass] = next
    return next
  }

  /** Where the sets that take the character lead. */
  #after(reached: ReadonlySet<number>, code: number): readonly number[] {
    const { instructions, sets } = this.#program
    const kernel = new Set<number>()
    for (const at of reached) {
      const instruction = instructions[at]
      if (instruction?.kind === 'set' && sets[instruction.set]?.(code) === true) kernel.add(instruction.next)
    }
    return [...kernel].sort((a, b) => a - b)
  }

  /**
   * All instructions that can be reached without a character; null when the match is among them.
   *
   * @param nextIsWord whether the next character is one of a word; null at the end
   */
  #follow(state: State, nextIsWord: boolean | null): ReadonlySet<number> | null {
    const { instructions, start } = this.#program
    // A match may begin anywhere.
    const pending = [start, ...state.kernel]
    const reached = new Set<number>()
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      if (reached.has(at)) continue
      reached.add(at)
      if (--this.#budget.left < 0) throw new TooCostlyError()
      const instruction = instructions[at]
      if (instruction === undefined || instruction.kind === 'match') return null
      if (instruction.kind === 'split') pending.push(instruction.other, instruction.next)
      else if (instruction.kind === 'assert' && holds(instruction.what, state.before, nextIsWord)) {
        pending.push(instruction.next)
      }
    }
    return reached
  }
}

function holds(what: Assertion, before: Before, nextIsWord: boolean | null): boolean {
  const isBoundary = (before === afterWord) !== (nextIsWord === true)
  switch (what) {
    case 'start':
      return before === atStart
    case 'end':
      return nextIsWord === null
    case 'word-boundary':
      return isBoundary
    case 'no-word-boundary':
      return !isBoundary
  }
}
