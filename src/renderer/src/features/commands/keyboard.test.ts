import { describe, expect, test } from 'vitest'
import { commandOfKey, needsNoModifier } from './keyboard.ts'

const press = (key: string, more: Partial<Parameters<typeof commandOfKey>[0]> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
})

describe('shortcuts', () => {
  test('Mod is Control, and Command on a Mac', () => {
    expect(commandOfKey(press('k', { ctrlKey: true }), false)).toBe('palette')
    expect(commandOfKey(press('k', { metaKey: true }), true)).toBe('palette')
    expect(commandOfKey(press('k', { metaKey: true }), false)).toBeNull()
  })

  test('letters alone, and with Shift', () => {
    expect(commandOfKey(press('m'), false)).toBe('move-to')
    expect(commandOfKey(press('r'), false)).toBe('remove')
    expect(commandOfKey(press('R', { shiftKey: true }), false)).toBe('recover')
    expect(commandOfKey(press('Delete', { shiftKey: true }), false)).toBe('delete')
    expect(commandOfKey(press('Delete'), false)).toBeNull()
  })

  test('a sign counts whether it takes Shift or not', () => {
    expect(commandOfKey(press('?', { shiftKey: true }), false)).toBe('shortcuts')
    expect(commandOfKey(press('?'), false)).toBe('shortcuts')
  })

  test('only those without Control or Command can be turned off', () => {
    expect(needsNoModifier('freeze')).toBe(true)
    expect(needsNoModifier('delete')).toBe(true)
    expect(needsNoModifier('palette')).toBe(false)
    expect(needsNoModifier('columns')).toBe(false)
  })
})
