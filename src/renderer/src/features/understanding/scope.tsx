import { useListing } from '../../store/listing.ts'
import { readableName } from '../../words/names.ts'

/** Which entries are counted: those of the queues and the filter that the list has, too. */
export function Scope() {
  const queues = useListing((state) => state.filter.queues)
  const query = useListing((state) => state.filter.query)
  return (
    <span className="min-w-0 truncate text-sm text-muted">
      {queues === null ? 'All queues' : queues.map(readableName).join(', ')}
      {query === '' ? '' : ', filtered'}
    </span>
  )
}
