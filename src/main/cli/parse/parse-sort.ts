import { InvalidArgumentError } from 'commander'
import type { Sort } from '../../../contract/views.ts'
import { sortFields } from '../../../contract/vocabularies.ts'

/** `age`, `-size` (descending), `queue,-age`. */
export function parseSort(text: string): readonly Sort[] {
  return text.split(',').map((part) => {
    const [, minus, field] = /^(-?)(.*)$/.exec(part.trim()) ?? []
    const by = sortFields.find((known) => known === field)
    if (by === undefined) {
      throw new InvalidArgumentError(
        `Fields are ${sortFields.join(', ')}; a minus before one turns it round.`,
      )
    }
    return { by, direction: minus === '-' ? 'descending' : 'ascending' }
  })
}
