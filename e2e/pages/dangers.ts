import type { FrameLocator } from '@playwright/test'

/**
 * What in the document of a mail could run, load or lead anywhere: nothing may. Read in the frame itself, as soon as it
 * shows `text`.
 */
export async function dangersIn(frame: FrameLocator, text: string): Promise<readonly string[]> {
  for (;;) {
    const found = await dangersOf(frame, text)
    if (found !== null) return found
  }
}

function dangersOf(frame: FrameLocator, text: string): Promise<readonly string[] | null> {
  return frame.locator('html').evaluate((root, wanted) => {
    if (!root.textContent.includes(wanted)) return null
    const allowed = new Set(['src', 'href', 'background'])
    const found: string[] = []
    const dangerousCss = (css: string) =>
      /url\s*\(\s*["']?(?!data:image\/(?:png|jpe?g|gif|webp|bmp|avif);|none)[^)"']|@import|image-set\s*\(|expression\s*\(/i.test(
        css.replace(/blocked-expression/g, ''),
      )
    for (const element of [root, ...root.querySelectorAll('*')]) {
      const name = element.localName
      if (
        element.namespaceURI !== 'http://www.w3.org/1999/xhtml' ||
        /^(?:script|iframe|frame|frameset|object|embed|applet|base|link|form|input|button|select|textarea|template|slot|dialog|audio|video|source|track|svg|math|portal|xmp|noscript|plaintext)$/.test(
          name,
        )
      )
        found.push(`<${name}>`)
      if (name === 'meta' && element.getAttribute('charset') === null) found.push('<meta>')
      if (name === 'style' && dangerousCss(element.textContent)) found.push(`style ${element.textContent}`)
      for (const { name: attribute, value } of element.attributes) {
        const isOwn =
          (attribute === 'href' && /^(?:link\/\d+|#user-content-.*)$/.test(value)) ||
          (attribute !== 'href' && /^data:image\/(?:png|jpe?g|gif|webp|bmp|avif);base64,/.test(value))
        if (attribute.startsWith('on')) found.push(attribute)
        else if (allowed.has(attribute) && !isOwn) found.push(`${attribute}=${value}`)
        else if (attribute === 'style' && dangerousCss(value)) found.push(`style=${value}`)
        else if (
          value !== '' &&
          /^(?:srcset|action|formaction|poster|data|ping|target|srcdoc|xlink:href|lowsrc|dynsrc|longdesc|manifest|profile|nonce|is)$/.test(
            attribute,
          )
        )
          found.push(`${attribute}=${value}`)
      }
    }
    return found
  }, text)
}
