/**
 * As long as it takes whoever has opened a spool to ask for its first rows, in milliseconds. Reading on would keep them
 * waiting, and so would watching: of a directory with 100,000 files the kernel takes 20 ms to begin.
 */
export const firstRowsMs = 100
