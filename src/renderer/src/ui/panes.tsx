import { Fragment } from 'react'
import type { ReactNode } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'

export interface Pane {
  readonly id: string
  readonly content: ReactNode
  /** At first: percent of the group, or pixels; neither: what the others leave. */
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
  return (
    <Group
      id={id}
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

function defaultSizeOf({ defaultPercent, defaultPx }: Pane): { readonly defaultSize?: number | string } {
  if (defaultPx !== undefined) return { defaultSize: defaultPx }
  return defaultPercent === undefined ? {} : { defaultSize: `${String(defaultPercent)}%` }
}
