import { FileUp, FolderUp, MailPlus } from 'lucide-react'
import { useRef } from 'react'
import type { ChangeEvent } from 'react'
import { addFiles } from '../../store/adding.ts'
import { filesChosen } from '../../store/mail-files.ts'
import { Button } from '../../ui/button.tsx'

export interface FileChoiceProps {
  /** Files are there already: only the buttons are shown. */
  readonly compact: boolean
}

/** Where files come from: the system's dialog, for files or for a folder, or a drop. */
export function FileChoice({ compact }: FileChoiceProps) {
  const files = useRef<HTMLInputElement | null>(null)
  const folder = useRef<HTMLInputElement | null>(null)
  const onChange = ({ target }: ChangeEvent<HTMLInputElement>) => {
    if (target.files !== null) void addFiles(filesChosen(target.files))
    // The same files can be chosen again.
    target.value = ''
  }
  const buttons = (
    <>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        accept=".eml,message/rfc822"
        data-choose="files"
        onChange={onChange}
      />
      <input
        ref={(element) => {
          // React has no property for it.
          element?.setAttribute('webkitdirectory', '')
          folder.current = element
        }}
        type="file"
        hidden
        data-choose="folder"
        onChange={onChange}
      />
      <Button
        look={compact ? 'ghost' : 'plain'}
        size={compact ? 'small' : 'medium'}
        icon={<FileUp className="size-4" aria-hidden />}
        onClick={() => files.current?.click()}
      >
        {compact ? 'More files…' : 'Choose files…'}
      </Button>
      <Button
        look={compact ? 'ghost' : 'plain'}
        size={compact ? 'small' : 'medium'}
        icon={<FolderUp className="size-4" aria-hidden />}
        onClick={() => folder.current?.click()}
      >
        {compact ? 'Folder…' : 'Choose a folder…'}
      </Button>
    </>
  )
  if (compact) return <div className="flex items-center gap-1">{buttons}</div>
  return (
    <div className="flex flex-col items-center gap-3 rounded-xl border-2 border-dashed border-line-strong px-6 py-9 text-center">
      <span
        className="flex size-11 items-center justify-center rounded-xl bg-accent-soft text-accent"
        aria-hidden
      >
        <MailPlus className="size-5.5" />
      </span>
      <p className="max-w-96 text-muted">
        Choose messages as <span className="font-mono text-xs">.eml</span> files, or drop them on the window.
        Of a folder, those in the folders below are taken, too.
      </p>
      <div className="flex flex-wrap justify-center gap-2">{buttons}</div>
    </div>
  )
}
