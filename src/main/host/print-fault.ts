/** For the terminal: a fault of our own that no caller can be told of in full. */
export function printFault(error: unknown, where: string): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`bobbin: fault in ${where}: ${text}\n`)
}
