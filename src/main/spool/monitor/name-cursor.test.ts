import fc from 'fast-check'
import { expect, it } from 'vitest'
import { NameCursor } from './name-cursor.ts'

it('tells what a set would tell, of names in ascending order', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'b', '\xc3', '\xff'), maxLength: 3 })
  fc.assert(
    fc.property(fc.array(name), fc.array(name), (there, asked) => {
      const cursor = new NameCursor([...there].sort())
      for (const each of [...asked].sort()) expect(cursor.reaches(each)).toBe(there.includes(each))
    }),
  )
})
