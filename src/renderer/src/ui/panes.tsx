import { Fragment, useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import type { GroupImperativeHandle } from 'react-resizable-panels'

export interface Pane {
  readonly id: string
  readonly content: ReactNode
  /** Until handles are drawn: percent of the group, or pixels; neither: what the others leave. */
  readonly defaultPercent?: number
  readonly defaultPx?: number
  readonly minPx: number
  readonly maxPx?: number
  /** Keeps its width in pixels when the window changes its size. */
  readonly fixed?: boolean
  /** What the handle before this pane is called. */
  readonly handleLabel?: string
}

export interface PanesProps {
  readonly id: string
  readonly orientation: 'horizontal' | 'vertical'
  readonly panes: readonly Pane[]
  /** Percent per pane, as it was left. */
  readonly layout: Readonly<Record<string, number>> | undefined
  readonly onLayout: (layout: Readonly<Record<string, number>>) => void
}

/** Panes side by side with handles between them, to be drawn with the pointer or with arrow keys. */
export function Panes({ id, orientation, panes, layout, onLayout }: PanesProps) {
  const known = layout !== undefined && panes.every((pane) => layout[pane.id] !== undefined)
  const group = useRef<GroupImperativeHandle | null>(null)
  useLaterDefaults(group, panes, known)
  return (
    <Group
      id={id}
      groupRef={group}
      orientation={orientation}
      className="h-full w-full"
      {...(known ? { defaultLayout: { ...layout } } : {})}
      onLayoutChanged={(next, meta) => {
        if (meta.isUserInteraction) onLayout(next)
      }}
    >
      {panes.map((pane, place) => (
        <Fragment key={pane.id}>
          {place === 0 ? null : <Separator aria-label={pane.handleLabel ?? 'Resize'} />}
          <Panel
            id={pane.id}
            minSize={pane.minPx}
            {...defaultSizeOf(pane)}
            {...(pane.maxPx === undefined ? {} : { maxSize: pane.maxPx })}
            groupResizeBehavior={pane.fixed === true ? 'preserve-pixel-size' : 'preserve-relative-size'}
          >
            {pane.content}
          </Panel>
        </Fragment>
      ))}
    </Group>
  )
}

/** The group looks at what panes are to be at first only when they come: others later on are told to it, until one is drawn. */
function useLaterDefaults(
  group: { readonly current: GroupImperativeHandle | null },
  panes: readonly Pane[],
  drawn: boolean,
): void {
  const ids = panes.map(({ id }) => id).join(' ')
  const percents = panes.map(({ defaultPercent }) => defaultPercent ?? '').join(' ')
  const before = useRef({ ids, percents })
  useEffect(() => {
    const { current } = before
    before.current = { ids, percents }
    if (drawn || current.ids !== ids || current.percents === percents) return
    const parts = percents.split(' ').map(Number)
    group.current?.setLayout(Object.fromEntries(ids.split(' ').map((id, place) => [id, parts[place] ?? 0])))
  }, [group, ids, percents, drawn])
}

function defaultSizeOf({ defaultPercent, defaultPx }: Pane): { readonly defaultSize?: number | string } {
  if (defaultPx !== undefined) return { defaultSize: defaultPx }
  return defaultPercent === undefined ? {} : { defaultSize: `${String(defaultPercent)}%` }
}
