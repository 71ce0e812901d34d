import logo from './bobbin.svg?no-inline'

/** The bobbin. Beside the name it says nothing more, so it is hidden from assistive technology. */
export function Logo({ sizePx = 20, className }: { readonly sizePx?: number; readonly className?: string }) {
  return <img src={logo} alt="" width={sizePx} height={sizePx} draggable={false} className={className} />
}
