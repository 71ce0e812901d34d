let grouped: Intl.NumberFormat | undefined

/** `12,345`: counts in sentences, wherever they are said. */
export function countText(count: number): string {
  // Made when it is needed: most commands of the command line count nothing.
  grouped ??= new Intl.NumberFormat('en-US')
  return grouped.format(count)
}
