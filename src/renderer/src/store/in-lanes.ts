/** Does something with each, at most `lanes` at a time, in order. */
export async function inLanes<Value>(
  values: readonly Value[],
  lanes: number,
  work: (value: Value) => Promise<void>,
): Promise<void> {
  const left = values.values()
  const lane = async () => {
    for (const value of left) await work(value)
  }
  await Promise.all(Array.from({ length: Math.min(lanes, values.length) }, lane))
}
