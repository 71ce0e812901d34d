import { clsx } from 'clsx'

/** Stands where something will be once it is read. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <span aria-hidden className={clsx('block animate-shimmer rounded bg-quiet-soft', className)} />
}
