import { readableText } from '../../../../contract/readable-text.ts'
import type { ShapeView } from '../../../../contract/spool-api.ts'
import type { ShapeBy } from '../../store/understanding.ts'
import { ageRangeText, bucketRange } from '../../words/age-ranges.ts'
import { countText } from '../../words/sizes.ts'
import type { Cell } from './shape-rows.ts'

const prepositions: Readonly<Record<ShapeBy, string>> = { recipient: 'to', sender: 'from', 'next-hop': 'via' }

/** `12 entries to example.com, 20 min to 40 min old`. */
export function cellText(shape: Pick<ShapeView, 'boundsMs'>, by: ShapeBy, cell: Cell): string {
  const { domain, bucket, count } = cell
  const what = count === 1 ? '1 entry' : `${count === 0 ? 'No' : countText(count)} entries`
  const whose = domain === null ? '' : ` ${prepositions[by]} ${readableText(domain)}`
  if (bucket === null) return what + whose
  const { fromMs, toMs } = bucketRange(shape.boundsMs, bucket)
  return `${what}${whose}, ${ageRangeText(fromMs, toMs)}`
}
