import { X } from 'lucide-react'
import { useEffect } from 'react'
import { endToast, useNotices } from '../../store/notices.ts'
import type { Notice } from '../../store/notices.ts'
import { noticeIcons } from './notice-list.tsx'

const SHOWN_MS = { good: 4000, info: 6000, bad: 10_000 } as const
const AT_ONCE = 3

/**
 * The same messages in passing. They are read out by the announcer, and stay in the status line. Their place is the lower
 * right corner of what contains them: over the end of what is being read, not over the rows of a list or of the journal.
 */
export function Toasts() {
  const notices = useNotices((state) => state.notices)
  const toasts = notices.filter(({ toast }) => toast).slice(0, AT_ONCE)
  return (
    <section
      aria-label="Said just now"
      className="pointer-events-none absolute right-4 bottom-4 z-60 flex w-88 max-w-[calc(100vw-2rem)] flex-col-reverse gap-2"
    >
      {toasts.map((notice) => (
        <Toast key={notice.id} notice={notice} />
      ))}
    </section>
  )
}

function Toast({ notice }: { readonly notice: Notice }) {
  const { id, tone } = notice
  useEffect(() => {
    const timer = setTimeout(() => endToast(id), SHOWN_MS[tone])
    return () => clearTimeout(timer)
  }, [id, tone])
  return (
    <div className="pointer-events-auto flex animate-rise gap-2.5 rounded-xl border border-line bg-raised py-2.5 pr-2 pl-3.5 shadow-pop">
      {noticeIcons[tone]}
      <div className="readable min-w-0 flex-1">
        <p className="font-medium break-words">{notice.title}</p>
        {notice.detail === '' ? null : <p className="line-clamp-3 break-words text-muted">{notice.detail}</p>}
      </div>
      <button
        type="button"
        aria-label="Dismiss"
        className="inline-flex size-6 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
        onClick={() => endToast(id)}
      >
        <X className="size-3.5" aria-hidden />
      </button>
    </div>
  )
}
