/** A path below a spool: text where its bytes are UTF-8, else the bytes. Only `layout.ts` makes one. */
export type SpoolPath = string | Buffer

/** The protocol's safe write onto `path`: temporary, mode kept, write, fsync, rename. See `safe-write.ts`. */
export type SafeWrite = (path: SpoolPath, contents: Uint8Array | Iterable<Uint8Array>) => Promise<void>
