import type { Assertion, CharacterSet, Regex } from './regex.ts'

/** One state of the machine. `next` is the state that follows. */
export type Instruction =
  | { readonly kind: 'set'; readonly set: number; next: number }
  | { readonly kind: 'split'; next: number; other: number }
  | { readonly kind: 'assert'; readonly what: Assertion; next: number }
  | { readonly kind: 'match' }

export interface Program {
  readonly instructions: readonly Instruction[]
  readonly start: number
  readonly sets: readonly CharacterSet[]
}

/** Larger ones are refused: each character of a text can cost as much as this. */
export const maxInstructions = 2000

/** The machine of an expression; null when it would be too large. */
export function compile(regex: Regex): Program | null {
  const compiler = new Compiler()
  const start = compiler.compile(regex, compiler.add({ kind: 'match' }))
  if (compiler.isTooLarge) return null
  return { instructions: compiler.instructions, start, sets: compiler.sets }
}

class Compiler {
  readonly instructions: Instruction[] = []
  readonly sets: CharacterSet[] = []

  get isTooLarge(): boolean {
    return this.instructions.length > maxInstructions
  }

  add(instruction: Instruction): number {
    this.instructions.push(instruction)
    return this.instructions.length - 1
  }

  /** Compiled from its end to its beginning: `next` is what follows. Answers where it begins. */
  compile(regex: Regex, next: number): number {
    if (this.isTooLarge) return next
    switch (regex.kind) {
      case 'empty':
        return next
      case 'set':
        return this.add({ kind: 'set', set: this.sets.push(regex.test) - 1, next })
      case 'assert':
        return this.add({ kind: 'assert', what: regex.what, next })
      case 'sequence':
        return regex.parts.reduceRight((follower, part) => this.compile(part, follower), next)
      case 'choice':
        return regex.parts
          .map((part) => this.compile(part, next))
          .reduceRight((other, begin) => this.add({ kind: 'split', next: begin, other }))
      case 'repeat':
        return this.#repeat(regex, next)
    }
  }

  #repeat({ part, min, max }: Regex & { readonly kind: 'repeat' }, next: number): number {
    let begin = max === null ? this.#loop(part, next) : next
    for (let times = min; max !== null && times < max && !this.isTooLarge; times++) {
      begin = this.add({ kind: 'split', next: this.compile(part, begin), other: next })
    }
    for (let times = 0; times < min && !this.isTooLarge; times++) begin = this.compile(part, begin)
    return begin
  }

  #loop(part: Regex, next: number): number {
    const split: Instruction = { kind: 'split', next: -1, other: next }
    const at = this.add(split)
    split.next = this.compile(part, at)
    return at
  }
}
