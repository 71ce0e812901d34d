import type { StatusKind } from '../../../contract/views.ts'
import type { Metadata } from '../../message/metadata.ts'
import type { Status } from '../../message/status.ts'

/** A message of a status and nothing else: to ask the transition table about a status alone. */
export function sampleMetadata(status: StatusKind): Metadata {
  return {
    version: 4,
    spoolDir: '',
    id: '',
    flows: [],
    parentId: '',
    relatedIds: [],
    spoolDate: 0,
    nextHopChoices: [],
    retryIntervals: [],
    remainingRecipients: [],
    failedRecipients: [],
    relayAttempts: [],
    status: sampleStatus(status),
    envelopeInfo: {
      sender: '<>',
      senderArgs: [],
      recipients: [],
      rejectedRecipients: [],
      route: null,
      id: '',
    },
  }
}

function sampleStatus(kind: StatusKind): Status {
  switch (kind) {
    case 'send-at':
      // Effective at the time 0, which is asked for.
      return { kind, at: 1 }
    case 'quarantined':
      return { kind, reason: { description: '', envelopeSender: '<>', fromHeaders: '' } }
    case 'send-now':
    case 'sending':
    case 'frozen':
    case 'removed':
    case 'delivered':
      return { kind }
  }
}
