import type { Crossing } from './bridge-side.ts'

/** The two worlds of a page share its DOM: an event is dispatched in both, and each gets a clone of its detail. */
export const windowCrossing: Crossing = {
  dispatch(name, detail) {
    window.dispatchEvent(new CustomEvent(`electron-stand-in:${name}`, { detail }))
  },
  listen(name, listener) {
    window.addEventListener(`electron-stand-in:${name}`, (event) => {
      listener((event as CustomEvent<unknown>).detail)
    })
  },
}
