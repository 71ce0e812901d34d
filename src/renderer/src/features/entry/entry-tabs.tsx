import { useMemo, useState } from 'react'
import type { EntryView } from '../../../../contract/views.ts'
import type { EntryPlace } from '../../store/entry-parts.ts'
import type { OpenedEntry } from '../../store/opened-entry.ts'
import { Tabs } from '../../ui/tabs.tsx'
import type { Tab } from '../../ui/tabs.tsx'
import { AttachmentsTab } from './attachments-tab.tsx'
import { AttemptsTab } from './attempts-tab.tsx'
import { FileTab } from './file-tab.tsx'
import { HeadersTab } from './headers-tab.tsx'
import { MessageTab } from './message-tab.tsx'
import { MetadataTab } from './metadata-tab.tsx'
import { SourceTab } from './source-tab.tsx'
import { UnreadableEntry } from './unreadable-entry.tsx'

/** The tab stays the same from entry to entry, as far as the entry has it. */
let lastTab = 'message'

export interface EntryTabsProps {
  readonly opened: OpenedEntry
  readonly view: EntryView
}

export function EntryTabs({ opened, view }: EntryTabsProps) {
  const { spool, key } = opened
  const place = useMemo<EntryPlace>(() => ({ spool, key }), [spool, key])
  const tabs = tabsOf(place, view)
  const [chosen, setChosen] = useState(() =>
    tabs.some(({ id }) => id === 'unreadable') ? 'unreadable' : lastTab,
  )
  const current = tabs.some(({ id }) => id === chosen) ? chosen : (tabs[0]?.id ?? '')
  return (
    <Tabs
      label="Parts of the entry"
      className="flex-1"
      tabs={tabs}
      current={current}
      onChange={(id) => {
        if (id !== 'unreadable') lastTab = id
        setChosen(id)
      }}
    />
  )
}

function tabsOf(place: EntryPlace, view: EntryView): readonly Tab[] {
  const { entry, message } = view
  const tabs: Tab[] = []
  if (entry.kind === 'other' && entry.unreadable !== undefined) {
    tabs.push({
      id: 'unreadable',
      label: 'Unreadable',
      content: <UnreadableEntry view={view} unreadable={entry.unreadable} />,
    })
  }
  if (message !== null || view.messageFailure !== null) {
    tabs.push({ id: 'message', label: 'Message', content: <MessageTab place={place} view={view} /> })
  }
  if (message !== null) {
    const attachments = message.parts.filter(({ isAttachment }) => isAttachment)
    tabs.push({ id: 'headers', label: 'Headers', content: <HeadersTab headers={message.headers} /> })
    if (attachments.length > 0) {
      tabs.push({
        id: 'attachments',
        label: 'Attachments',
        count: attachments.length,
        content: <AttachmentsTab place={place} parts={attachments} />,
      })
    }
  }
  if (entry.kind === 'message') {
    tabs.push({
      id: 'attempts',
      label: 'Attempts',
      count: entry.relayAttempts.length,
      content: <AttemptsTab entry={entry} />,
    })
  }
  tabs.push({
    id: 'metadata',
    label: 'Metadata',
    content:
      entry.kind === 'message' ? (
        <MetadataTab view={view} entry={entry} />
      ) : (
        <FileTab place={place} file="metadata" revision={view.revision} />
      ),
  })
  if (entry.dataBytes !== null) {
    tabs.push({
      id: 'source',
      label: isOfMessage(view) ? 'Source' : 'Data',
      content: isOfMessage(view) ? (
        <SourceTab place={place} bytes={entry.dataBytes} />
      ) : (
        <FileTab place={place} file="data" revision={view.revision} />
      ),
    })
  }
  return tabs
}

/** In a spool of messages the data is one, even where the metadata cannot be read. */
function isOfMessage({ entry, message, messageFailure }: EntryView): boolean {
  return entry.kind === 'message' || message !== null || messageFailure !== null
}
