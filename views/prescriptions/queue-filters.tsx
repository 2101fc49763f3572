import type { ReactElement } from 'react'
import { useWords } from '../use-words.ts'

/** By what the queue can be narrowed. */
export type QueueKind = 'due' | 'ending' | 'new' | 'conflicts' | 'unanswered'

const kinds: readonly (QueueKind | '')[] = ['', 'due', 'ending', 'new', 'unanswered', 'conflicts']

/** What the queue can be narrowed by, a link each, with how much there is of it. */
export function QueueFilters(props: {
  counts: Readonly<Record<QueueKind | 'all', number>>
  chosen: QueueKind | ''
  endingWithinDays: number
  href: (kind: string) => string
}): ReactElement {
  const { counts, chosen, endingWithinDays, href } = props
  const { say } = useWords()
  const labelOf = (kind: QueueKind | ''): string =>
    kind === ''
      ? say('pharmacy.queue.filter-all')
      : kind === 'ending'
        ? say('pharmacy.queue.filter-ending', { days: endingWithinDays })
        : say(`pharmacy.queue.filter-${kind}`)
  return (
    <nav aria-label={say('pharmacy.queue.filters')}>
      <ul className="mg-filter-chips">
        {kinds.map((kind) => (
          <li key={kind}>
            <a href={href(kind)} aria-current={kind === chosen ? 'true' : undefined}>
              {labelOf(kind)}{' '}
              <span className="mg-filter-chips__count">{counts[kind === '' ? 'all' : kind]}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
