import { clsx } from 'clsx'
import {
  addAll,
  changeAdding,
  closeAdding,
  countsOf,
  filesToAdd,
  recipientsOf,
  stopAdding,
  tryAgain,
  useAdding,
} from '../../store/adding.ts'
import type { Adding, NewMessageFile } from '../../store/adding.ts'
import { followEntry, showQuery, showQueues } from '../../store/show-queue.ts'
import { showView } from '../../store/show-view.ts'
import { useCurrentSpool } from '../../store/spools.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DialogFrame, DialogParts } from '../../ui/dialog.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { directoryName, readableName } from '../../words/names.ts'
import { countText, sizeText } from '../../words/sizes.ts'
import { EnvelopeFields } from './envelope-fields.tsx'
import { FileChoice } from './file-choice.tsx'
import { MessageFileLine } from './message-file-line.tsx'

/** Messages from files: chosen, looked at, added; with what has become of each. */
export function AddMessagesDialog() {
  const adding = useAdding((state) => state.adding)
  return (
    <DialogFrame
      open={adding !== null}
      onClose={closeAdding}
      size={adding === null || adding.files.length === 0 ? 'medium' : 'large'}
      described
    >
      {adding === null ? null : <Parts adding={adding} />}
    </DialogFrame>
  )
}

function Parts({ adding }: { readonly adding: Adding }) {
  const spool = useCurrentSpool()
  const { phase, files } = adding
  const counts = countsOf(files)
  const choosing = phase === 'choosing'
  const [single] = files
  return (
    <DialogParts
      title={titleOf(adding)}
      description={
        files.length === 0
          ? 'Nothing is added before you have seen what it is.'
          : `${readableName(directoryName(spool?.dir ?? ''))}, ${countText(files.length)} ${files.length === 1 ? 'file' : 'files'}, ${sizeText(counts.bytes)}`
      }
      footer={<Footer adding={adding} />}
    >
      {files.length === 0 ? <FileChoice compact={false} /> : null}
      <LeftOut adding={adding} />
      {files.length === 0 ? null : (
        <>
          {choosing ? <Choices adding={adding} /> : <Progress adding={adding} />}
          <ul
            className={clsx(
              'overflow-y-auto rounded-lg border border-line',
              files.length > 1 && 'max-h-[44vh]',
            )}
            aria-label="Messages"
            tabIndex={0}
          >
            {files.map((file) => (
              <MessageFileLine key={file.id} file={file} choosing={choosing && files.length > 1} />
            ))}
          </ul>
          {choosing && files.length === 1 && single?.state === 'ready' ? (
            <EnvelopeFields adding={adding} file={single} />
          ) : null}
        </>
      )}
    </DialogParts>
  )
}

function titleOf(adding: Adding): string {
  const { phase, files } = adding
  if (files.length === 0) return 'Add messages'
  const { added } = countsOf(files)
  if (phase === 'adding') return 'Adding messages…'
  if (phase === 'done') return added === 1 ? '1 message added' : `${countText(added)} messages added`
  const reading = files.some(({ state }) => state === 'reading')
  const count = reading ? files.length : filesToAdd(adding).length
  if (count === 0) return 'Nothing can be added'
  return count === 1 ? 'Add this message?' : `Add ${countText(count)} messages?`
}

function LeftOut({ adding: { skipped, truncated } }: { readonly adding: Adding }) {
  if (skipped === 0 && !truncated) return null
  return (
    <Banner
      tone={truncated ? 'warn' : 'info'}
      className="mb-2.5 rounded-lg"
      title={
        truncated
          ? 'There are more than are added at once. “bobbin add” takes any number.'
          : skipped === 1
            ? '1 file that is no .eml was left out.'
            : `${countText(skipped)} files that are no .eml were left out.`
      }
    />
  )
}

function Choices({ adding: { sendNow } }: { readonly adding: Adding }) {
  return (
    <div className="mb-2.5 flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <Segmented
        label="What becomes of them"
        value={sendNow ? 'active' : 'frozen'}
        onChange={(value) => changeAdding({ sendNow: value === 'active' })}
        options={[
          { value: 'frozen', label: 'Frozen' },
          { value: 'active', label: 'To be sent' },
        ]}
      />
      <p className="min-w-40 flex-1 text-muted">
        {sendNow
          ? 'Queue readers take them at once, a running server at its next start.'
          : 'Nothing is sent before you say so.'}
      </p>
      <FileChoice compact />
    </div>
  )
}

function Progress({ adding }: { readonly adding: Adding }) {
  const { files, phase } = adding
  const { added, failed } = countsOf(files)
  const left = filesToAdd(adding).length
  const underWay = files.filter(({ state }) => state === 'adding').length
  const total = phase === 'done' ? added + failed : added + failed + left + underWay
  return (
    <div className="mb-2.5" role="status">
      <p className="tabular text-muted">
        {`${countText(added)} of ${countText(total)} added`}
        {failed === 0 ? '' : `, ${countText(failed)} not added`}
        {phase === 'done' && total < files.length ? ', the others were left out' : ''}
      </p>
      <ProgressBar
        done={added + failed}
        total={total}
        label="Added"
        tone={failed > 0 ? 'warn' : phase === 'done' ? 'good' : 'accent'}
        className="mt-1.5"
      />
    </div>
  )
}

/** A single message is opened; many are listed, with whatever else is in their queue. */
async function showAdded(files: readonly NewMessageFile[], queue: string): Promise<void> {
  const keys = files.map(({ key }) => key).filter((key) => key !== null)
  const [first] = keys
  showView('entries')
  if (keys.length === 1 && first !== undefined) {
    await followEntry(first)
    return
  }
  await showQuery('')
  await showQueues([queue])
}

function Footer({ adding }: { readonly adding: Adding }) {
  const { phase, files, sendNow } = adding
  const ready = filesToAdd(adding).length
  const { added, failed } = countsOf(files)
  const queue = sendNow ? 'active' : 'frozen'
  if (phase === 'adding') {
    return (
      <Button autoFocus onClick={stopAdding}>
        Stop
      </Button>
    )
  }
  if (phase === 'done') {
    return (
      <>
        {files.length === 1 && failed === 1 ? <Button onClick={tryAgain}>Change and try again</Button> : null}
        {added === 0 ? null : (
          <Button
            onClick={() => {
              closeAdding()
              void showAdded(files, queue)
            }}
          >
            {added === 1 ? 'Show it' : `Show ${queue}`}
          </Button>
        )}
        <Button look="primary" autoFocus onClick={closeAdding}>
          Done
        </Button>
      </>
    )
  }
  const lacksRecipients =
    files.length === 1 &&
    recipientsOf(adding.recipients ?? files[0]?.preview?.recipients.join('\n') ?? '').length === 0
  const reading = files.some(({ state }) => state === 'reading')
  return (
    <>
      {lacksRecipients && !reading && files[0]?.state === 'ready' ? (
        <p className="mr-auto text-warn">Name at least one recipient.</p>
      ) : null}
      <Button onClick={closeAdding}>Cancel</Button>
      {files.length === 0 ? null : (
        <Button
          look="primary"
          disabled={ready === 0 || reading || lacksRecipients}
          busy={reading}
          onClick={() => void addAll()}
        >
          {`Add ${ready === 1 ? '1 message' : `${countText(ready)} messages`} to ${queue}`}
        </Button>
      )}
    </>
  )
}
