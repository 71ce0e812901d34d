import { useConnection } from '../../store/connection.ts'
import { Banner } from '../../ui/banner.tsx'

export interface ConnectionBannerProps {
  readonly className?: string
}

/** That nobody answers this page, for as long as it is so. */
export function ConnectionBanner({ className = '' }: ConnectionBannerProps) {
  const phase = useConnection((state) => state.phase)
  switch (phase) {
    case 'lost':
      return (
        <Banner tone="bad" live className={className} title="The service does not answer">
          Bobbin tries to reach it again. Nothing can be done to entries until then; what is shown may be out
          of date.
        </Banner>
      )
    case 'ended':
      return (
        <Banner tone="bad" live className={className} title="Bobbin was started anew">
          This page does not belong to it any more. Open the link that it printed when it started.
        </Banner>
      )
    default:
      return null
  }
}
