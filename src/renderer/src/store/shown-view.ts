/** What the middle of the window can show, in the order of its tabs. */
export const shownViews = ['entries', 'shape', 'errors', 'flow', 'health'] as const

export type ShownView = (typeof shownViews)[number]

/** Those that do not speak of messages, their recipients and their errors. */
export const viewsOfAnySpool: readonly ShownView[] = ['entries', 'flow', 'health']
