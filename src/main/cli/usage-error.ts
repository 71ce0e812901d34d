/** The command line is not understood: exit status 2, and a hint at `--help`. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
