import { describe, expect, test } from 'vitest'
import { contentIdsIn, isDeceptive, isRemote, isSmallRaster } from './addresses.ts'
import { cleanCss } from './clean-css.ts'
import { mailLink } from './mail-link.ts'

const rules = { remoteImages: false, imageOf: () => null }
const clean = (css: string) => cleanCss(css, rules)

describe('css of a mail', () => {
  test('plain declarations stay as they are', () => {
    expect(clean('p { color: red; margin: 0 4px }')).toEqual({
      css: 'p { color: red; margin: 0 4px }',
      blocked: 0,
    })
  })

  test.each([
    ['background: url(http://a.example/x.png)'],
    ['background: url("//a.example/x.png") no-repeat'],
    ["background: URL( 'https://a.example/x.png' )"],
    ['background: u\\72l(http://a.example/x.png)'],
    ['background: \\75 rl(http://a.example/x.png)'],
    ['background: ur/**/l(x); background: url(http://a.example/x'],
    ['@import "http://a.example/x.css";'],
    ['@im\\70ort url(http://a.example/x.css)'],
    ['@font-face { font-family: x; src: url(http://a.example/x.woff) }'],
    ['background: image-set("http://a.example/x.png" 1x)'],
  ])('%s is blocked and counted', (css) => {
    const { css: left, blocked } = clean(css)
    expect(blocked).toBeGreaterThanOrEqual(1)
    expect(left).not.toMatch(/url\([^)]*a\.example|@import|image-set\(/i)
  })

  test('nothing of it can end the style element', () => {
    expect(clean('a::after{content:"</style><script>alert(1)</script>"}').css).not.toContain('<')
  })

  test('images of the message itself come as data', () => {
    const { css, blocked } = cleanCss('background:url(cid:logo@x)', {
      remoteImages: false,
      imageOf: (id) => (id === 'logo@x' ? 'data:image/png;base64,AAAA' : null),
    })
    expect(css).toBe('background:url("data:image/png;base64,AAAA")')
    expect(blocked).toBe(0)
  })

  test('once asked for, images may be remote, imports and fonts never', () => {
    const asked = { ...rules, remoteImages: true }
    expect(cleanCss('background:url(https://a.example/x.png)', asked).css).toContain(
      'https://a.example/x.png',
    )
    expect(cleanCss('@import url(https://a.example/x.css);', asked).css).toBe('')
  })

  test('a hostile sheet is done in time that grows with its length', () => {
    for (const piece of ['/*', 'url(', '@import ', '\\', '@font-face{']) {
      expect(typeof clean(piece.repeat(50_000)).css).toBe('string')
    }
  })
})

describe('addresses', () => {
  test('remote is whatever goes to the network', () => {
    expect(['http://a', 'HTTPS://a', '//a/b', 'ftp://a'].every(isRemote)).toBe(true)
    expect(['cid:a', 'data:image/png;base64,AA', 'a.png', '#x', 'mailto:a@b'].some(isRemote)).toBe(false)
  })

  test('only raster images may be brought along', () => {
    expect(isSmallRaster('data:image/png;base64,AAAA')).toBe(true)
    expect(isSmallRaster('data:image/svg+xml;base64,AAAA')).toBe(false)
    expect(isSmallRaster('data:text/html;base64,AAAA')).toBe(false)
  })

  test('a text that names another place than the link leads to is deceptive', () => {
    expect(isDeceptive('www.bank.example', 'https://evil.example/')).toBe(true)
    expect(isDeceptive('https://bank.example/login', 'https://bank.example.evil.example/')).toBe(true)
    expect(isDeceptive('bank.example', 'https://www.bank.example/x')).toBe(false)
    expect(isDeceptive('Log in', 'https://bank.example@evil.example/')).toBe(true)
    // Cyrillic letters that look like Latin ones, and the other way round.
    expect(isDeceptive('\u0440\u0430ypal.example', 'https://paypal.example/')).toBe(true)
    expect(isDeceptive('paypal.example', 'https://\u0440\u0430ypal.example/')).toBe(true)
    expect(isDeceptive('\u0440\u0430ypal.example', 'https://\u0440\u0430ypal.example/')).toBe(false)
    expect(isDeceptive('mail ada@example.com', 'mailto:ada@example.com')).toBe(false)
    expect(isDeceptive('bank.example', 'https://login.bank.example/x')).toBe(false)
    expect(isDeceptive('Log in here', 'https://evil.example/')).toBe(false)
  })

  test('content ids', () => {
    expect(contentIdsIn('<img src="cid:a%40b"><p style="background:url(cid:c@d)">')).toEqual(['a@b', 'c@d'])
  })
})

test('a link says where it leads in letters that look like nothing else', () => {
  expect(mailLink('\u0440\u0430ypal.example', 'https://\u0440\u0430ypal.example/')).toMatchObject({
    address: 'https://xn--ypal-43d9g.example/',
    foreignLetters: true,
    deceptive: false,
  })
  expect(mailLink('moc.knab\u202e', 'https://evil.example/\u202egnp.exe')).toMatchObject({
    text: 'moc.knab\\u202e',
    address: 'https://evil.example/%E2%80%AEgnp.exe',
  })
  expect(mailLink('x', 'java\u0000script:alert(1)')).toMatchObject({
    address: 'java\\u0000script:alert(1)',
    openable: false,
  })
})
