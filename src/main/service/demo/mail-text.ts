/** Putting mails together: headers, encodings, parts. LF line ends: the spool's encoder makes the rest. */

export interface Part {
  readonly headers: readonly string[]
  readonly body: string
}

const maxLine = 76

/** A header field; text that is not ASCII as RFC 2047 words, long lists folded. */
export function field(name: string, value: string): string {
  return `${name}: ${value}`
}

/** `=?UTF-8?B?…?=` words, none longer than a header line may be, no character cut in two. */
export function encodedText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  const words: string[] = []
  let chunk = ''
  for (const character of text) {
    if (Buffer.byteLength(chunk + character) > 42) {
      words.push(chunk)
      chunk = ''
    }
    chunk += character
  }
  words.push(chunk)
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join('\n ')
}

/** `Maren Holt <maren.holt@harbourline.example>`. */
export function mailbox({ name, address }: { readonly name: string; readonly address: string }): string {
  const isPlain = /^[\w ]+$/.test(name)
  const shown = isPlain ? name : /^[\x20-\x7e]*$/.test(name) ? `"${name}"` : encodedText(name)
  return `${shown} <${address}>`
}

export function mailboxes(people: readonly { readonly name: string; readonly address: string }[]): string {
  return people.map(mailbox).join(',\n ')
}

export function quotedPrintable(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const encoded = Buffer.from(line)
        .toString('latin1')
        .replace(/[^\x20-\x3c\x3e-\x7e]| $/g, (character) => {
          return `=${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
        })
      return softBreaks(encoded)
    })
    .join('\n')
}

function softBreaks(line: string): string {
  const lines: string[] = []
  let rest = line
  while (rest.length > maxLine) {
    let cut = maxLine - 1
    // An escape is not cut in two.
    if (rest[cut - 1] === '=') cut -= 1
    else if (rest[cut - 2] === '=') cut -= 2
    lines.push(`${rest.slice(0, cut)}=`)
    rest = rest.slice(cut)
  }
  return [...lines, rest].join('\n')
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('base64')
    .replace(/.{76}(?=.)/g, '$&\n')
}

export function textPart(type: 'plain' | 'html' | 'csv', text: string, more: readonly string[] = []): Part {
  return {
    headers: [
      `Content-Type: text/${type}; charset=UTF-8`,
      'Content-Transfer-Encoding: quoted-printable',
      ...more,
    ],
    body: quotedPrintable(text),
  }
}

export function filePart(
  type: string,
  filename: string,
  bytes: Uint8Array,
  options: { readonly contentId?: string } = {},
): Part {
  const disposition = options.contentId === undefined ? 'attachment' : 'inline'
  const name = /^[\x20-\x7e]*$/.test(filename)
    ? `filename="${filename}"`
    : `filename*=UTF-8''${encodeURIComponent(filename)}`
  return {
    headers: [
      `Content-Type: ${type}`,
      'Content-Transfer-Encoding: base64',
      `Content-Disposition: ${disposition}; ${name}`,
      ...(options.contentId === undefined ? [] : [`Content-ID: <${options.contentId}>`]),
    ],
    body: base64(bytes),
  }
}

/** @param boundary must not occur in the parts */
export function multipart(subtype: string, boundary: string, parts: readonly Part[]): Part {
  const inner = parts.map(({ headers, body }) => `--${boundary}\n${headers.join('\n')}\n\n${body}\n`).join('')
  return {
    headers: [`Content-Type: multipart/${subtype};\n boundary="${boundary}"`],
    body: `${inner}--${boundary}--\n`,
  }
}

/** `Sat, 31 Jan 2026 12:00:00 +0000`. */
export function dateText(ms: number): string {
  return new Date(ms).toUTCString().replace('GMT', '+0000')
}

/** The whole message. */
export function mail(headers: readonly string[], content: Part): Buffer {
  return Buffer.from(`${[...headers, 'MIME-Version: 1.0', ...content.headers].join('\n')}\n\n${content.body}`)
}
