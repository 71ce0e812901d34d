/** The names that `floor.c` uses, so that each can go on where the other stopped. */
export function benchName(number: number): string {
  return `bench-${String(number).padStart(6, '0')}`
}
