import { InvalidArgumentError } from 'commander'
import { FailureError } from '../../../contract/failure.ts'
import { parseRegex } from '../../service/query/regex/parse-regex.ts'

/** A regular expression, as it is; what is wrong with it is said of the option that it was given for. */
export function checkedExpression(source: string): string {
  try {
    parseRegex(source, 0)
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.code !== 'query') throw error
    const { problem, offset } = error.failure
    throw new InvalidArgumentError(`At character ${String(offset + 1)}: ${problem}.`)
  }
  return source
}
