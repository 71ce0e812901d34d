/** How long to wait before the next try of a delivery. */
export interface RetryInterval {
  readonly spanSeconds: number
  /** The wait is drawn from `spanSeconds` ± this; null for none. */
  readonly jitterSeconds: number | null
}
