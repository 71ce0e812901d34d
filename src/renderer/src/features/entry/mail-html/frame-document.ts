/** How a mail looks that says nothing about it itself: dark on white, whatever the theme of the window. */
const ground = `
:root { color-scheme: light; background: #fff }
body { margin: 16px; font: 14px/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; color: #1a1c21; overflow-wrap: anywhere }
img { max-width: 100%; height: auto }
img:not([src]) { display: inline-block; min-width: 1em; min-height: 1em; outline: 1px dashed #b9bec9; outline-offset: -1px; color: #626876; font-size: 12px }
a { color: #4533c4 }
blockquote { margin: 8px 0; padding-left: 12px; border-left: 3px solid #d5d9e2; color: #545a67 }
pre { white-space: pre-wrap }
`

/** `html` is a whole document from DOMPurify, `css` has no `<` in it. */
export function frameDocument(html: string, css: string): string {
  const head = `<head><meta charset="utf-8"><style>${ground}</style><style>${css}</style></head>`
  const emptyHead = /<head>[\s\S]*?<\/head>/i
  const whole = emptyHead.test(html)
    ? html.replace(emptyHead, () => head)
    : `<html>${head}<body>${html}</body></html>`
  return `<!doctype html>${whole}`
}
