import { errorInShort } from '../../../contract/error-in-short.ts'

/**
 * A delivery error as people read it, without what is different from message to message (addresses, ids, numbers,
 * times), so that errors of one cause read the same. The status codes of SMTP (`550`, `5.1.1`) stay: they are the cause.
 */
export function normalisedReply(error: string): string {
  return steps
    .reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), errorInShort(error))
    .trim()
}

/** In this order. Each pattern takes time proportional to the text. */
const steps: readonly (readonly [RegExp, string])[] = [
  [/[\r\n\t ]+/g, ' '],
  [/https?:\/\/[^\s)>"']+/gi, '<url>'],
  [/<?[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}>?/g, '<address>'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\b/g, '<ip>'],
  [/\b[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){3,7}\b/gi, '<ip>'],
  [/\b\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)?(?:Z|[+-]\d\d:?\d\d)?/g, '<time>'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<id>'],
  // Letters and digits mixed, as ids are; not a word, not a status code.
  [/(?<![\w.])(?=[A-Za-z_-]{0,30}\d)(?=\d{0,30}[A-Za-z_-])[A-Za-z0-9_-]{6,}(?![\w.])/g, '<id>'],
  [/(?<![\w.<])\d{4,}(?![\w.])/g, '<n>'],
  [/\b\d+(?:\.\d+)?(?=(?: ?(?:ms|s|sec|seconds?|minutes?|hours?|bytes|kb|mb)\b))/gi, '<n>'],
]
