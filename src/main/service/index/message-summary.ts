import type { HostPort } from '../../message/host-port.ts'
import type { Metadata } from '../../message/metadata.ts'
import { errorSummary } from '../../message/error-text.ts'
import { textOfByteString } from '../../sexp/byte-string.ts'
import type { EntrySummary } from './entry-summary.ts'

/** What the index keeps of a message. */
export function summaryOfMessage(revision: string, metadata: Metadata): EntrySummary {
  const { envelopeInfo, remainingRecipients, failedRecipients, relayAttempts, status } = metadata
  const recipients = remainingRecipients.length > 0 ? remainingRecipients : envelopeInfo.recipients
  const [newest] = relayAttempts
  return {
    revision,
    id: textOfByteString(metadata.id),
    spooledMs: metadata.spoolDate * 1000,
    status: status.kind,
    sendAtMs: status.kind === 'send-at' ? status.at * 1000 : null,
    sender: textOfByteString(envelopeInfo.sender),
    recipients: recipients.map(textOfByteString),
    otherRecipients: othersThan(recipients, [...envelopeInfo.recipients, ...failedRecipients]),
    nextHops: metadata.nextHopChoices.map(hopText),
    flows: metadata.flows.map(textOfByteString),
    attempts: relayAttempts.length,
    lastError: newest === undefined ? null : textOfByteString(errorSummary(newest.error)),
    lastAttemptMs: newest === undefined ? null : newest.time * 1000,
    unreadable: null,
    preview: null,
  }
}

/** `host:port`, as people write it. */
export function hopText({ host, port }: HostPort): string {
  return `${textOfByteString(host)}:${port}`
}

function othersThan(shown: readonly string[], all: readonly string[]): readonly string[] {
  if (all.every((recipient) => shown.includes(recipient))) return []
  const known = new Set(shown)
  return [...new Set(all)].filter((recipient) => !known.has(recipient)).map(textOfByteString)
}
