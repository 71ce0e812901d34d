import { countText } from '../../words/sizes.ts'
import { readableSubject } from '../../words/subjects.ts'

/** What hangs at the pointer while entries are dragged. Plain DOM: the browser takes its picture at once. */
export function renderDragCard(container: HTMLElement, count: number, subject: string | null): void {
  const card = document.createElement('div')
  card.className =
    'flex max-w-72 items-center gap-2 rounded-lg border border-accent bg-raised px-3 py-1.5 text-sm font-medium text-ink'
  if (count > 1) {
    const badge = document.createElement('span')
    badge.className = 'tabular rounded-full bg-accent-fill px-2 text-xs leading-5 text-on-accent'
    badge.textContent = countText(count)
    card.append(badge, document.createTextNode('entries'))
  } else {
    const title = document.createElement('span')
    title.className = 'truncate'
    title.textContent = readableSubject(subject) ?? '1 entry'
    card.append(title)
  }
  container.append(card)
}
