import { readableText } from '../../../contract/readable-text.ts'

/** What there is to read of a subject; null where it has no text, or is missing. */
export function readableSubject(subject: string | null): string | null {
  return subject === null || subject.trim() === '' ? null : readableText(subject)
}
