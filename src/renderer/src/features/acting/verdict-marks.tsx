import { Ban, Check, Minus } from 'lucide-react'

/** What an action would do to an entry, as a sign. */
export const verdictMarks = {
  allowed: <Check className="mt-px size-4 shrink-0 text-good" aria-label="will be done" role="img" />,
  'nothing-to-do': (
    <Minus className="mt-px size-4 shrink-0 text-faint" aria-label="nothing to do" role="img" />
  ),
  refused: <Ban className="mt-px size-4 shrink-0 text-bad" aria-label="not allowed" role="img" />,
} as const
