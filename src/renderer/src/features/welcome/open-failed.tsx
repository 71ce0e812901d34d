import { failureText } from '../../../../contract/failure-text.ts'
import { useDirectoryDialog } from '../../store/open-spool.ts'
import { dismissOpenFailure, useSpools } from '../../store/spools.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'

export interface OpenFailedProps {
  readonly className?: string
  readonly inDialog?: boolean
}

/** Why the last directory could not be opened, until another one is or a person has read it. */
export function OpenFailed({ className, inDialog = false }: OpenFailedProps) {
  const failed = useSpools((state) => state.openFailure)
  const asking = useDirectoryDialog((state) => state.asking !== null)
  // A dialog that is open says it itself.
  if (failed === null || asking !== inDialog) return null
  const { title, detail, advice } = failureText(failed.failure)
  return (
    <Banner
      tone="bad"
      live
      title={title}
      actions={
        <Button size="small" onClick={dismissOpenFailure}>
          Dismiss
        </Button>
      }
      {...(className === undefined ? {} : { className })}
    >
      <p className="break-all">{detail}</p>
      <p>{advice}</p>
    </Banner>
  )
}
