import { CircleAlert } from 'lucide-react'
import { useEffect } from 'react'
import { failureText } from '../../contract/failure-text.ts'
import { ActingDialog } from './features/acting/acting-dialog.tsx'
import { AddEntryDialog } from './features/adding/add-entry-dialog.tsx'
import { AddMessagesDialog } from './features/adding/add-messages-dialog.tsx'
import { WindowDrop } from './features/adding/window-drop.tsx'
import { useShortcuts } from './features/commands/keyboard.ts'
import { Palette } from './features/commands/palette.tsx'
import { usePaneCycle } from './features/commands/pane-cycle.ts'
import { useMenuOfHost } from './features/commands/possible-commands.ts'
import { ShortcutSheet } from './features/commands/shortcut-sheet.tsx'
import { useTheme, useWindowCommands } from './features/commands/window-commands.ts'
import { FilterDialogs } from './features/filter/filter-dialogs.tsx'
import { SaveDirectoryDialog } from './features/saving/save-directory-dialog.tsx'
import { Announcer } from './features/status/announcer.tsx'
import { ConnectionBanner } from './features/status/connection-banner.tsx'
import { Toasts } from './features/status/toasts.tsx'
import { SettingsDialog } from './features/settings/settings-dialog.tsx'
import { CreateDialog } from './features/welcome/create-dialog.tsx'
import { OpenDialog } from './features/welcome/open-dialog.tsx'
import { Welcome } from './features/welcome/welcome.tsx'
import { useConnection } from './store/connection.ts'
import { useCurrentSpool, useSpools } from './store/spools.ts'
import { Button } from './ui/button.tsx'
import { EmptyState } from './ui/empty-state.tsx'
import { Logo } from './ui/logo.tsx'
import { TipProvider } from './ui/tip.tsx'
import { directoryName, readableName } from './words/names.ts'
import { Workbench } from './workbench.tsx'

/** The window. It knows its parts; they do not know each other. */
export function App() {
  const phase = useConnection((state) => state.phase)
  return (
    <TipProvider>
      {phase === 'connecting' ? <Connecting /> : phase === 'failed' ? <NotConnected /> : <Connected />}
    </TipProvider>
  )
}

function Connected() {
  useTheme()
  useShortcuts()
  usePaneCycle()
  useWindowCommands()
  useMenuOfHost()
  useDocumentTitle()
  const shown = useSpools((state) => state.current !== null)
  return (
    <>
      {shown ? (
        <Workbench />
      ) : (
        <>
          <Welcome notice={<ConnectionBanner className="mt-6 rounded-lg" />} />
          <Toasts />
        </>
      )}
      <ActingDialog />
      <FilterDialogs />
      <OpenDialog />
      <CreateDialog />
      <SettingsDialog />
      <Palette />
      <ShortcutSheet />
      <AddMessagesDialog />
      <AddEntryDialog />
      <SaveDirectoryDialog />
      <WindowDrop />
      <Announcer />
    </>
  )
}

function useDocumentTitle(): void {
  const spool = useCurrentSpool()
  const title = spool === null ? 'Bobbin' : `${readableName(directoryName(spool.dir))} – Bobbin`
  useEffect(() => {
    document.title = title
  }, [title])
}

function Connecting() {
  return (
    <div className="flex h-full items-center justify-center" role="status" aria-label="Starting">
      <Logo sizePx={48} className="animate-shimmer" />
    </div>
  )
}

function NotConnected() {
  const failure = useConnection((state) => state.failure)
  const { title, detail, advice } = failureText(failure ?? { code: 'disconnected' })
  return (
    <EmptyState
      icon={<CircleAlert />}
      tone="bad"
      title={title}
      actions={<Button onClick={() => location.reload()}>Try again</Button>}
    >
      <p>{detail}</p>
      <p>{advice}</p>
    </EmptyState>
  )
}
