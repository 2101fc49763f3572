import type { ReactElement } from 'react'
import { useWords } from '../use-words.ts'

export type LeftOutProps = {
  readonly shown: number
  readonly total: number
  /** Where all of them stand, and what the link says; absent where the reader may not go there. */
  readonly all?: { readonly href: string; readonly label: string } | undefined
}

/** Under a short list: how many of how many it shows, and the way to the rest. Nothing where it shows all. */
export function LeftOut({ shown, total, all }: LeftOutProps): ReactElement | null {
  const { say } = useWords()
  return total > shown ? (
    <p className="mg-muted">
      {say('components.left-out.shown', { shown, total })}{' '}
      {all !== undefined && <a href={all.href}>{all.label}</a>}
    </p>
  ) : null
}
