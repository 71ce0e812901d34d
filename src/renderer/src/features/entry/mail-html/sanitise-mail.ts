import DOMPurify from 'dompurify'
import type { Config, WindowLike } from 'dompurify'
import { decodedId, isRemote, isSmallRaster } from './addresses.ts'
import { cleanCss } from './clean-css.ts'
import { defuseHtml } from './defuse-html.ts'
import { frameDocument } from './frame-document.ts'
import { mailLink } from './mail-link.ts'
import type { MailLink } from './mail-link.ts'

export interface SanitisedMail {
  /** A whole document for `HostApi.putFrame`. Its link number N leads to `links[N]`. */
  readonly document: string
  readonly links: readonly MailLink[]
  /** References to something remote that are not followed. */
  readonly blocked: number
}

export interface MailRules {
  /** Images may come from http and https: a person has asked for it, this once. */
  readonly remoteImages: boolean
  /** `data:` URLs of the message's own images, by content id. */
  readonly images: ReadonlyMap<string, string>
}

/** Gone with all they contain, or replaced by their contents: see DOMPurify's FORBID_CONTENTS. */
const forbidden = [
  'style',
  'form',
  'input',
  'button',
  'textarea',
  'select',
  'option',
  'dialog',
  'template',
  'slot',
  'audio',
  'video',
  'source',
  'track',
  'picture',
  'meta',
  'base',
  'link',
  'iframe',
  'frame',
  'frameset',
  'object',
  'embed',
  'applet',
  'portal',
  'x-base',
  'x-track',
]

/** Attributes that name something to load. None survives; what may stay is set anew afterwards. */
const loading = [
  'src',
  'srcset',
  'background',
  'poster',
  'data',
  'lowsrc',
  'dynsrc',
  'longdesc',
  'ping',
  'xlink:href',
  'imagesrcset',
] as const

const config: Config = {
  USE_PROFILES: { html: true },
  FORBID_TAGS: forbidden,
  FORBID_ATTR: [
    ...loading,
    'href',
    'action',
    'formaction',
    'target',
    'autofocus',
    'tabindex',
    'contenteditable',
    'usemap',
    'nonce',
    'is',
  ],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOW_UNKNOWN_PROTOCOLS: false,
  WHOLE_DOCUMENT: true,
  SANITIZE_NAMED_PROPS: true,
}

/**
 * HTML of a mail as a document that can be shown in a frame without scripts. DOMPurify has the last word on elements
 * and attributes; the links, images and styles that it lets through are ours.
 */
export function sanitiseMail(html: string, rules: MailRules, window: WindowLike): SanitisedMail {
  const { html: defused, sheets, styleAttribute, restore } = defuseHtml(html, randomSecret())
  const purify = DOMPurify(window)
  const links: MailLink[] = []
  let blocked = 0
  const imageOf = (id: string) => rules.images.get(decodedId(id)) ?? null
  const cssRules = { remoteImages: rules.remoteImages, imageOf }
  const styled = (source: string) => {
    const { css, blocked: more } = cleanCss(source, cssRules)
    blocked += more
    return css
  }
  const imageAddress = (address: string): string | null => {
    if (/^\s*cid:/i.test(address)) return imageOf(address.trim().slice(4))
    if (isSmallRaster(address)) return address
    return rules.remoteImages && /^\s*https?:\/\//i.test(address) ? address.trim() : null
  }
  const linkNumber = (link: MailLink): number => {
    links.push(link)
    return links.length - 1
  }

  // What the element had before DOMPurify takes it away.
  let had: {
    readonly src: string | null
    readonly background: string | null
    readonly href: string | null
    readonly style: string | null
  } | null = null

  purify.addHook('uponSanitizeElement', (node) => {
    if (!isElement(node)) return
    const kept = node.localName === 'img' && imageAddress(restore(node.getAttribute('src') ?? '')) !== null
    for (const name of loading) {
      const address = node.getAttribute(name)
      if (address === null || (kept && name === 'src')) continue
      if (name === 'background' && rules.remoteImages) continue
      if (isRemote(address.replace(/^[^a-z/]*/i, ''))) blocked += 1
    }
    if (
      ['link', 'image', 'use', 'feimage'].includes(node.localName) &&
      isRemote(node.getAttribute('href') ?? '')
    )
      blocked += 1
  })
  purify.addHook('beforeSanitizeAttributes', (node) => {
    if (!isElement(node)) return
    had = {
      src: node.getAttribute('src'),
      background: node.getAttribute('background'),
      href: node.getAttribute('href'),
      style: node.getAttribute(styleAttribute),
    }
  })
  purify.addHook('afterSanitizeAttributes', (node) => {
    if (had === null) return
    const { src, background, href, style } = had
    had = null
    if (style !== null) node.setAttribute(styleAttribute, styled(restore(style)))
    const image = node.localName === 'img' && src !== null ? imageAddress(restore(src)) : null
    if (image !== null) node.setAttribute('src', image)
    const ground = background === null ? null : imageAddress(restore(background))
    if (ground !== null) node.setAttribute('background', ground)
    if (href === null || (node.localName !== 'a' && node.localName !== 'area')) return
    const address = restore(href).trim()
    if (address.startsWith('#')) {
      node.setAttribute('href', `#user-content-${address.slice(1)}`)
      return
    }
    const link = mailLink(restore(textOf(node)), address)
    node.setAttribute('href', `link/${String(linkNumber(link))}`)
    node.setAttribute('title', link.address)
  })

  const clean = purify.sanitize(defused, config)
  const css = sheets.map(styled).join('\n')
  return { document: frameDocument(restore(clean), css), links, blocked }
}

function textOf(link: Element): string {
  const text = link.textContent.replace(/\s+/g, ' ').trim()
  return text === '' ? (link.querySelector('img')?.getAttribute('alt') ?? '') : text
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1
}

function randomSecret(): string {
  return crypto.randomUUID().replaceAll('-', '')
}
