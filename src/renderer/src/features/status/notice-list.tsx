import { CircleAlert, CircleCheck, Info } from 'lucide-react'
import { useNotices } from '../../store/notices.ts'
import { useClock } from '../../store/clock.ts'
import { longAge } from '../../words/ages.ts'

export const noticeIcons = {
  good: <CircleCheck className="mt-px size-4 shrink-0 text-good" aria-hidden />,
  info: <Info className="mt-px size-4 shrink-0 text-info" aria-hidden />,
  bad: <CircleAlert className="mt-px size-4 shrink-0 text-bad" aria-hidden />,
} as const

/** Everything that was said in passing, to be read again. */
export function NoticeList() {
  const notices = useNotices((state) => state.notices)
  const nowMs = useClock((state) => state.nowMs)
  if (notices.length === 0) return <p className="px-4 py-6 text-center text-muted">No messages</p>
  return (
    <ul className="readable max-h-96 divide-y divide-line overflow-y-auto" tabIndex={0} aria-label="Messages">
      {notices.map((notice) => (
        <li key={notice.id} className="flex gap-2.5 px-4 py-2.5">
          {noticeIcons[notice.tone]}
          <div className="min-w-0 flex-1">
            <p className="font-medium break-words">{notice.title}</p>
            {notice.detail === '' ? null : <p className="break-words text-muted">{notice.detail}</p>}
          </div>
          <span className="shrink-0 text-xs text-faint">{longAge(notice.atMs, nowMs)}</span>
        </li>
      ))}
    </ul>
  )
}
