import type { ReactElement } from 'react'
import { LinkButton } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Pagination, type PageLinks } from '../../components/pagination.tsx'
import { ClinicalPage, type ClinicalPageProps } from './clinical-page.tsx'
import { ConditionItems } from './condition-list.tsx'
import type { ConditionEntry } from './condition.ts'

export type ConditionFilterLink = {
  readonly filter: 'all' | 'current' | 'over' | 'not-the-case'
  readonly count: number
  readonly href: string
  readonly chosen: boolean
}

export type ConditionsPageProps = ClinicalPageProps & {
  readonly conditions: readonly ConditionEntry[]
  readonly filters: readonly ConditionFilterLink[]
  readonly pages?: PageLinks | undefined
  readonly back: { readonly href: string; readonly label: string }
  /** Absent where the reader may not write. */
  readonly add?: string | undefined
  readonly href?: ((id: string) => string) | undefined
  /** The patient's own page. */
  readonly own?: boolean | undefined
}

/** Every condition of a patient with its dates, those that are over or were errors too. */
export function ConditionsPage(props: ConditionsPageProps): ReactElement {
  const { shell, time, conditions, filters, pages, back, add, href, own = false } = props
  const { say } = shell.words
  const chosen = filters.find((filter) => filter.chosen)
  return (
    <ClinicalPage
      {...props}
      heading={own ? 'My conditions' : 'Conditions'}
      back={back}
      own={own}
      wide
      actions={add !== undefined && <LinkButton href={add}>Add a condition</LinkButton>}
    >
      <nav aria-label="Which conditions" className="mg-chips">
        {filters.map(({ filter, ...link }) => (
          <a
            key={filter}
            className="mg-chip"
            href={link.href}
            aria-current={link.chosen ? 'page' : undefined}
          >
            {say(`patients.condition-filter.${filter}`)} ({link.count})
          </a>
        ))}
      </nav>
      <Card
        heading={`${say(`patients.condition-filter.${chosen?.filter ?? 'all'}`)}, the newest recorded first`}
      >
        {conditions.length === 0 ? (
          <p className="mg-muted">None recorded.</p>
        ) : (
          <ConditionItems conditions={conditions} time={time} href={href} columns />
        )}
        {pages?.older !== undefined && (
          <p className="mg-muted">
            {conditions.length} of {chosen?.count ?? 0} on this page.
          </p>
        )}
      </Card>
      <Pagination label="Pages of conditions" {...pages} />
    </ClinicalPage>
  )
}
