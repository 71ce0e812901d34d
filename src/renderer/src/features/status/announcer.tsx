import { useAnnouncement } from '../../store/announcements.ts'

/** What assistive technology is told. Two regions in turn: the same words twice are a change each time. */
export function Announcer() {
  const text = useAnnouncement((state) => state.text)
  const serial = useAnnouncement((state) => state.serial)
  return (
    <div className="sr-only">
      <p role="status">{serial % 2 === 0 ? text : ''}</p>
      <p role="status">{serial % 2 === 1 ? text : ''}</p>
    </div>
  )
}
