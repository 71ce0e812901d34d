import { describe, expect, it } from 'vitest'
import { Listed } from './listed.ts'

describe('Listed', () => {
  it('sees by its time whether a directory may be different', () => {
    const listed = new Listed(1000, 5000)
    expect(listed.mayDiffer(1000)).toBe(false)
    expect(listed.mayDiffer(1001)).toBe(true)
    expect(listed.mayDiffer(null)).toBe(true)
    expect(new Listed(null, 5000).mayDiffer(null)).toBe(false)
  })

  it('does not trust a time that is within the grain of the clock', () => {
    expect(new Listed(4950, 5000).mayDiffer(4950)).toBe(true)
    expect(new Listed(4800, 5000).mayDiffer(4800)).toBe(false)
  })

  it('knows nothing of a directory that was never listed', () => {
    expect(Listed.never.mayDiffer(1000)).toBe(true)
    expect(Listed.never.mayDiffer(null)).toBe(true)
  })
})
