import { describe, expect, it } from 'vitest'
import { referenceOf } from '../../../test/reference.ts'
import { encodeBase64Number, EnvelopeIds, MessageIds } from './message-id.ts'

interface NumberTable {
  readonly base64float: {
    readonly cases: readonly { readonly input: string; readonly len6?: string; readonly len2?: string }[]
  }
}

describe('encodeBase64Number', () => {
  it.each(referenceOf<NumberTable>('tables').base64float.cases)(
    'of $input is $len6',
    ({ input, len6, len2 }) => {
      if (len6 === undefined) {
        expect(() => encodeBase64Number(Number(input), 6)).toThrow(RangeError)
      } else {
        expect(encodeBase64Number(Number(input), 6)).toBe(len6)
        expect(encodeBase64Number(Number(input), 2)).toBe(len2)
      }
    },
  )

  it.each([[Infinity], [-Infinity], [NaN], [2 ** 63]])('refuses %d', (value) => {
    expect(() => encodeBase64Number(value, 6)).toThrow(RangeError)
  })
})

describe('envelope ids', () => {
  it('are seconds, process and half milliseconds', () => {
    expect(new EnvelopeIds(1234).next(1_700_000_000.25)).toBe('BlU_EA-AAAATS-H0')
  })

  it('are never given twice, however often in half a millisecond', () => {
    const ids = new EnvelopeIds(1)
    const made = Array.from({ length: 5000 }, () => ids.next(1_700_000_000))
    expect(new Set(made).size).toBe(5000)
    expect(made[0]).toBe('BlU_EA-AAAAAB-AA')
    expect(made[1]).toBe('BlU_EA-AAAAAB-AB')
    expect(made[2000]).toBe('BlU_EB-AAAAAB-AA')
  })

  it('are not given twice when the clock goes back', () => {
    const ids = new EnvelopeIds(1)
    const first = ids.next(1_700_000_001)
    expect(ids.next(1_700_000_000)).not.toBe(first)
  })
})

describe('message ids', () => {
  it('count over all envelopes of a process', () => {
    const ids = new MessageIds()
    expect([ids.next('E'), ids.next('F'), ids.next('E')]).toEqual(['E-AAAAAA', 'F-AAAAAB', 'E-AAAAAC'])
  })
})
