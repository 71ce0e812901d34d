/** Mails whose structure, names or charsets are made to confuse: each opens, and says what was odd. */
export interface HostileStructure {
  readonly subject: string
  /** The whole message, a character per byte. */
  readonly source: string
  readonly shows: {
    readonly frame?: string
    readonly pane?: string | RegExp
    readonly attachments?: string
  }
  readonly hides?: string | RegExp
}

const head = (subject: string) =>
  `From: mallory@example.com\nTo: bob@example.net\nSubject: ${subject}\nMIME-Version: 1.0\n`

const html = 'Content-Type: text/html; charset=utf-8\n\n'

const svg = (at: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" onload="fetch('${at}/ran')"><image href="${at}/cid-svg"/></svg>`

/** `depth` multiparts, each in the one before. */
function nested(depth: number): string {
  const open = Array.from(
    { length: depth },
    (_, place) => `Content-Type: multipart/mixed; boundary="b${String(place)}"\n\n--b${String(place)}\n`,
  )
  return `${open.join('')}Content-Type: text/plain\n\nat the bottom\n`
}

function attached(filename: string): string {
  return `--x\nContent-Type: application/octet-stream\nContent-Disposition: attachment; ${filename}\n\nbody\n`
}

export function hostileStructures(at: string): readonly HostileStructure[] {
  return [
    {
      subject: 'Nested 200 deep',
      source: head('Nested 200 deep') + nested(200),
      shows: { pane: /nested deeper than 32 levels/ },
    },
    {
      subject: 'Two thousand parts',
      source:
        head('Two thousand parts') +
        'Content-Type: multipart/mixed; boundary=x\n\n' +
        '--x\nContent-Type: text/plain\n\nfirst\n'.repeat(2000) +
        '--x--\n',
      shows: { pane: /Only the first 1000 parts are shown/ },
    },
    {
      subject: 'The same boundary inside',
      source:
        head('The same boundary inside') +
        'Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: multipart/alternative; boundary=x\n\n--x\n' +
        `${html}<p>inner</p>\n--x--\n--x--\n`,
      shows: { frame: 'inner' },
    },
    {
      subject: 'Names that lead elsewhere',
      source:
        head('Names that lead elsewhere') +
        'Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\ntext\n' +
        attached('filename="../../../etc/passwd"') +
        attached('filename="..\\\\..\\\\windows\\\\evil.exe"') +
        attached('filename="CON.txt"') +
        attached(`filename*=utf-8''invoice%E2%80%AEfdp.exe`) +
        attached('filename=".bashrc"') +
        attached(`filename="${'long'.repeat(200)}.pdf"`) +
        attached('filename="nul\0byte.txt"') +
        attached('filename="   "') +
        '--x--\n',
      shows: { attachments: 'invoicefdp.exe' },
      hides: /\.\.[/\\]|\u202e/,
    },
    {
      subject: 'Pictures that are none',
      source:
        head('Pictures that are none') +
        'Content-Type: multipart/related; boundary=x\n\n--x\n' +
        `${html}<p>pictures</p><img src="cid:svg"><img src="cid:html"><img src="cid:gone"><img src="cid:&quot; onerror=alert(1) x=&quot;"><img src="CID:svg"><p style="background:url(cid:svg)">x</p>\n` +
        `--x\nContent-Type: image/svg+xml\nContent-ID: <svg>\n\n${svg(at)}\n` +
        `--x\nContent-Type: image/png\nContent-ID: <html>\n\n<html><img src="${at}/cid-html"></html>\n--x--\n`,
      shows: { frame: 'pictures' },
    },
    {
      subject: 'Script in UTF-7',
      source: `${head('Script in UTF-7')}Content-Type: text/html; charset=utf-7\n\n<p>seven</p>+ADw-script+AD4-fetch('${at}/utf7')+ADw-/script+AD4-\n`,
      shows: { frame: 'seven' },
    },
    {
      subject: 'Script behind an escape',
      source: `${head('Script behind an escape')}Content-Type: text/html; charset=iso-2022-jp\n\n<p>escaped</p><a title="\x1b$B">\x1b(B<img src=${at}/iso onerror=alert(1)>\n`,
      shows: { frame: 'escaped' },
    },
    {
      subject: 'UTF-16 that is called UTF-8',
      source: `${head('UTF-16 that is called UTF-8')}${html}\xff\xfe<\0p\0>\0h\0i\0<\0/\0p\0>\0\n<p>still there</p>\n`,
      shows: { frame: 'still there' },
    },
    {
      subject: 'A charset that nobody knows',
      source: `${head('A charset that nobody knows')}Content-Type: text/plain; charset="x-<img src=x onerror=alert(1)>"\n\nplain \xe9\n`,
      shows: { pane: 'plain' },
    },
    {
      subject: 'NUL everywhere',
      source: `${head('NUL everywhere')}X-Nul: \0\n${html}<p>n\0ul</p><scr\0ipt>alert(1)</scr\0ipt><img src="\0${at}/nul" o\0nerror=alert(1)>\n`,
      shows: { frame: 'ul' },
    },
    {
      subject: '<img src=x onerror=alert(1)>',
      source: `${head('<img src=x onerror=alert(1)>')}X-Header: <script>alert(1)</script>\nContent-Type: text/plain\n\n<script>fetch('${at}/text')</script> javascript:alert(1)\n`,
      shows: { pane: "<script>fetch('" },
    },
    {
      subject: 'A message in a message',
      source: `${head('A message in a message')}Content-Type: message/rfc822\n\n${head('inner')}${html}<p>inside</p><img src="${at}/inside">\n`,
      shows: { frame: 'inside' },
    },
    {
      subject: 'A header of half a megabyte',
      source: `${head('A header of half a megabyte')}X-Long: ${'x'.repeat(600_000)}\n${html}<p>after it</p>\n`,
      shows: { frame: 'after it' },
    },
    {
      subject: 'XHTML and XML',
      source:
        head('XHTML and XML') +
        'Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: application/xhtml+xml\n\n' +
        `<html xmlns="http://www.w3.org/1999/xhtml"><script>fetch('${at}/xhtml')</script></html>\n` +
        `--x\nContent-Type: text/xml\n\n<?xml-stylesheet href="${at}/xsl"?><a/>\n--x--\n`,
      shows: { attachments: 'application/xhtml+xml' },
    },
  ]
}
