import { InvalidArgumentError } from 'commander'

/** A whole number from 0. */
export function parseCount(text: string): number {
  const count = Number(text)
  if (!/^\d+$/.test(text.trim()) || !Number.isSafeInteger(count)) {
    throw new InvalidArgumentError('It must be a whole number.')
  }
  return count
}

/** A whole number from 1. */
export function parsePositiveCount(text: string): number {
  const count = parseCount(text)
  if (count === 0) throw new InvalidArgumentError('It must be at least 1.')
  return count
}

/** A TCP port; 0 lets the system choose one. */
export function parsePort(text: string): number {
  const port = parseCount(text)
  if (port > 65_535) throw new InvalidArgumentError('A port is at most 65535.')
  return port
}

/** More than nothing, fractions allowed: entries per second. */
export function parseRate(text: string): number {
  const rate = Number(text)
  if (!/^\d*\.?\d+$/.test(text.trim()) || !(rate > 0)) {
    throw new InvalidArgumentError('It must be a number greater than 0.')
  }
  return rate
}

/** Collects an option that may be given several times. */
export function collected(value: string, previous: readonly string[] | undefined): readonly string[] {
  return [...(previous ?? []), value]
}
