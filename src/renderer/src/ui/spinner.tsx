import { LoaderCircle } from 'lucide-react'
import { clsx } from 'clsx'

export function Spinner({ className }: { readonly className?: string }) {
  return <LoaderCircle aria-hidden className={clsx('size-3.5 animate-spin', className)} />
}
