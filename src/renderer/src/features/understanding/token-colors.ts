import { useEffect, useState } from 'react'
import { useSettings } from '../../store/settings.ts'

export interface TokenColors {
  readonly arrivals: string
  readonly departures: string
  readonly size: string
  readonly sizeFill: string
  readonly grid: string
  readonly text: string
  readonly font: string
}

/** A canvas knows no custom properties, and no `light-dark()`: an element is asked what they come to. */
function readColors(): TokenColors {
  const probe = document.createElement('span')
  document.body.append(probe)
  const color = (token: string) => {
    probe.style.color = `var(--${token})`
    return getComputedStyle(probe).color
  }
  probe.style.fontFamily = 'var(--font-ui)'
  const colors = {
    arrivals: color('info'),
    departures: color('later'),
    size: color('accent'),
    sizeFill: color('accent-soft'),
    grid: color('line'),
    text: color('muted'),
    font: `11px ${getComputedStyle(probe).fontFamily}`,
  }
  probe.remove()
  return colors
}

const mediaOfColors = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)']

/** The colours of the charts, as the theme has them now. */
export function useTokenColors(): TokenColors {
  const theme = useSettings((state) => state.theme)
  const [colors, setColors] = useState(readColors)
  useEffect(() => {
    const update = () => setColors(readColors())
    // After the theme has been put on the page.
    const frame = requestAnimationFrame(update)
    const lists = mediaOfColors.map((query) => matchMedia(query))
    for (const list of lists) list.addEventListener('change', update)
    return () => {
      cancelAnimationFrame(frame)
      for (const list of lists) list.removeEventListener('change', update)
    }
  }, [theme])
  return colors
}
