import { describe, expect, it } from 'vitest'
import { argumentsOfProcess } from './arguments-of-process.ts'

describe.runIf(process.platform === 'linux')('argumentsOfProcess', () => {
  const commandLine = (...parts: string[]): Uint8Array =>
    Buffer.concat(parts.flatMap((part) => [Buffer.from(part, 'latin1'), Buffer.of(0)]))

  it('gets back the bytes that Node has replaced', () => {
    const raw = commandLine('node', 'cli.ts', 'show', '/s', 'caf\xe9')
    expect(argumentsOfProcess(['show', '/s', 'caf\ufffd'], () => raw)).toEqual(['show', '/s', 'caf\udce9'])
  })

  it('keeps empty arguments in their place', () => {
    const raw = commandLine('node', 'cli.ts', '', '\xff')
    expect(argumentsOfProcess(['', '\ufffd'], () => raw)).toEqual(['', '\udcff'])
  })

  it('does not look where there is nothing to get back', () => {
    const fail = (): never => {
      throw new Error('looked')
    }
    expect(argumentsOfProcess(['show', 'café'], fail)).toEqual(['show', 'café'])
  })

  it('keeps to what Node says when they do not agree', () => {
    expect(argumentsOfProcess(['a\ufffd'], () => commandLine('node', 'b\xff'))).toEqual(['a\ufffd'])
  })
})
