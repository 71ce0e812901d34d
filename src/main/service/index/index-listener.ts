/** Told of what the index sees, in order. Slots stay readable until the spool settles, also those that have left. */
export interface IndexListener {
  /** A name that was not there before. Nothing but the name may be known. */
  appeared?(slot: number): void
  left?(slot: number): void
  /** The entry is in another place now; it was in `from`. */
  moved?(slot: number, from: number): void
  /** It has been read for the first time. */
  read?(slot: number): void
  /** Its metadata file is not what it was. `isTouch`: only its time is different. */
  changed?(slot: number, isTouch: boolean): void
  /** All entries have been read. */
  complete?(): void
}
