import { describe, expect, it } from 'vitest'
import { bytesOf, referenceOf } from '../../../test/reference.ts'
import { parseSexp } from './parse.ts'
import { printSexpHum } from './print-hum.ts'
import { printSexp } from './print.ts'
import { SexpError } from './sexp-error.ts'

interface Printed {
  readonly input_b64: string
  readonly mach_b64: string
  readonly hum_b64: string
}

interface Refused {
  readonly input_b64: string
  readonly error: string
}

interface Table<Case> {
  readonly cases: readonly Case[]
  readonly where_versions_differ: readonly { readonly HEAD: Case }[]
}

const tables = referenceOf<{
  readonly atom: Table<Printed>
  readonly sexp: Table<Printed | Refused>
  readonly error: Table<Printed>
  readonly error_of_string: Table<Printed>
}>('tables')

function casesOf<Case>({ cases, where_versions_differ }: Table<Case>): Case[] {
  return [...cases, ...where_versions_differ.map(({ HEAD }) => HEAD)]
}

describe('as Sexplib does', () => {
  it.each(casesOf(tables.atom))('prints the atom $input_b64', ({ input_b64, mach_b64, hum_b64 }) => {
    const atom = bytesOf(input_b64)
    expect(printSexp(atom)).toBe(bytesOf(mach_b64))
    expect(printSexpHum(atom)).toBe(bytesOf(hum_b64))
    expect(parseSexp(bytesOf(mach_b64))).toBe(atom)
    expect(parseSexp(bytesOf(hum_b64))).toBe(atom)
  })

  it.each([...casesOf(tables.sexp), ...casesOf(tables.error)])('reads and prints $input_b64', (reference) => {
    const text = bytesOf(reference.input_b64)
    if ('error' in reference) {
      expect(() => parseSexp(text)).toThrow(SexpError)
    } else {
      expect(printSexp(parseSexp(text))).toBe(bytesOf(reference.mach_b64))
      expect(printSexpHum(parseSexp(text))).toBe(bytesOf(reference.hum_b64))
    }
  })

  // In memory an error may be a text, which is shown as it is; on disk it is an atom like any other.
  it.each(casesOf(tables.error_of_string))('writes the text of an error $input_b64', (reference) => {
    const text = bytesOf(reference.input_b64)
    expect(printSexp(text)).toBe(bytesOf(reference.mach_b64))
    expect(parseSexp(bytesOf(reference.mach_b64))).toBe(text)
    expect(text).toBe(bytesOf(reference.hum_b64))
  })

  it('breaks the lines of large s-expressions where the reference does', () => {
    // The messages of the reference's errors hold what it could not read, printed for people.
    type Answer = { readonly ok: true } | { readonly ok: false; readonly error: string }
    const { cases } = referenceOf<{ cases: readonly Record<string, Answer | string>[] }>('cases-metadata')
    const errors = cases
      .flatMap((versions) => Object.values(versions))
      .flatMap((answer) => (typeof answer === 'object' && !answer.ok ? [answer.error] : []))
    expect(errors.length).toBeGreaterThan(20)
    for (const error of errors) {
      const message = parseSexp(Buffer.from(error, 'utf8'))[1] as string
      const printed = message.slice(message.lastIndexOf(' with (') + ' with '.length)
      expect(printSexpHum(parseSexp(printed))).toBe(printed)
    }
  })
})
