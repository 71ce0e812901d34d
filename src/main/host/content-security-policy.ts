/** Content security policies, the same for every host. They are sent as headers, never written into documents. */

/**
 * For the app's own pages. `frames` is the source from which HTML mail is framed.
 *
 * Styles may be inline because Radix and the resizable panes insert `<style>` elements while a menu is open or a
 * handle is dragged; text of mails never becomes markup of this document.
 */
export function appPolicy(frames: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    `frame-src ${frames}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/**
 * For HTML mail. `sandbox` makes its origin opaque and forbids scripts, forms, popups and downloads, whatever the
 * frame that shows it says. Neither base URLs, form targets nor ancestors fall back to `default-src`.
 */
export function mailPolicy(options: { readonly remoteImages: boolean; readonly ancestors: string }): string {
  return [
    "default-src 'none'",
    options.remoteImages ? 'img-src data: https: http:' : 'img-src data:',
    "style-src 'unsafe-inline'",
    'sandbox',
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${options.ancestors}`,
  ].join('; ')
}

/** On every response of every host. */
export const commonHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
} as const
