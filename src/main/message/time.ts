/**
 * An instant: seconds since 1970 as a double, which is exactly what the reference holds in memory.
 *
 * A file holds microseconds; a double of today's size resolves about 0.24 µs, so an instant survives reading and
 * printing unchanged as far as a file can hold it.
 */
export type Time = number
