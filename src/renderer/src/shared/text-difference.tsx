import { differences } from '../words/differences.ts'

/** So much of what has not changed is shown around what has. */
const AROUND = 60

export interface TextDifferenceProps {
  readonly before: string
  readonly after: string
}

/** What changes in a text, with a little around it: taken out and struck through, or put in. */
export function TextDifference({ before, after }: TextDifferenceProps) {
  const pieces = differences(before, after)
  return (
    <p className="readable rounded-md border border-line bg-sunken px-2.5 py-1.5 font-mono text-xs leading-4.5 break-words whitespace-pre-wrap text-muted">
      {pieces.map(({ kind, text }, place) => {
        if (kind === 'before') {
          return (
            <del key={place} className="rounded-xs bg-bad-soft text-bad">
              {text}
            </del>
          )
        }
        if (kind === 'after') {
          return (
            <ins key={place} className="rounded-xs bg-good-soft text-good">
              {text}
            </ins>
          )
        }
        return <span key={place}>{shortened(text, place > 0, place < pieces.length - 1)}</span>
      })}
    </p>
  )
}

function shortened(text: string, hasBefore: boolean, hasAfter: boolean): string {
  const head = hasBefore ? AROUND : 0
  const tail = hasAfter ? AROUND : 0
  if (text.length <= head + tail + 1) return text
  return `${text.slice(0, head)} … ${tail === 0 ? '' : text.slice(-tail)}`
}
