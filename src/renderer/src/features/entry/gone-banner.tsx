import { ArrowRight } from 'lucide-react'
import type { OpenedEntry } from '../../store/opened-entry.ts'
import { followEntry } from '../../store/show-queue.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { keyId, placeText } from '../../words/names.ts'

/** The entry has left the place where it was read: where it is now, and the way there. */
export function GoneBanner({ opened }: { readonly opened: OpenedEntry }) {
  const { key, places, view } = opened
  const left = `This entry has left ${placeText(key)}`
  if (places === null) return <Banner tone="info" live title={`${left}.`} />
  if (places.length === 0) {
    return (
      <Banner tone="warn" live title={`${left}, and is nowhere in the spool now.`}>
        {view === null ? null : 'What you see is how it was when it was read.'}
      </Banner>
    )
  }
  return (
    <Banner
      tone="info"
      live
      title={`${left}.`}
      actions={places.map((place) => (
        <Button
          key={keyId(place)}
          size="small"
          icon={<ArrowRight className="size-3.5" aria-hidden />}
          onClick={() => void followEntry(place)}
        >
          Follow to {placeText(place)}
        </Button>
      ))}
    >
      It is in {places.map(placeText).join(' and ')} now.
      {view === null ? '' : ' What you see is how it was when it was read.'}
    </Banner>
  )
}
