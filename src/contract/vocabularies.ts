/** Closed vocabularies that are needed at run time, too: to validate, to complete, to sort. `views.ts` has their types. */

/** In the order of a message's life. */
export const statusKinds = [
  'send-now',
  'send-at',
  'sending',
  'frozen',
  'removed',
  'quarantined',
  'delivered',
] as const

export const sortFields = [
  'age',
  'name',
  'queue',
  'status',
  'sender',
  'recipients',
  'subject',
  'next-hop',
  'attempts',
  'last-error',
  'size',
  'changed',
] as const
