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
      heading={own ? say('patients.conditions.my-conditions') : say('patients.conditions.conditions')}
      back={back}
      own={own}
      wide
      actions={
        add !== undefined && <LinkButton href={add}>{say('patients.conditions.add-condition')}</LinkButton>
      }
    >
      <nav aria-label={say('patients.conditions.which-conditions')} className="mg-chips">
        {filters.map(({ filter, ...link }) => (
          <a
            key={filter}
            className="mg-chip"
            href={link.href}
            aria-current={link.chosen ? 'page' : undefined}
          >
            {say('patients.conditions.filter', {
              filter: say(`patients.condition-filter.${filter}`),
              count: link.count,
            })}
          </a>
        ))}
      </nav>
      <Card
        heading={say('patients.conditions.newest-first', {
          filter: say(`patients.condition-filter.${chosen?.filter ?? 'all'}`),
        })}
      >
        {conditions.length === 0 ? (
          <p className="mg-muted">{say('patients.conditions.none-recorded')}</p>
        ) : (
          <ConditionItems conditions={conditions} time={time} href={href} columns />
        )}
        {pages?.older !== undefined && (
          <p className="mg-muted">
            {say('patients.conditions.on-page', { shown: conditions.length, total: chosen?.count ?? 0 })}
          </p>
        )}
      </Card>
      <Pagination label={say('patients.conditions.pages-conditions')} {...pages} />
    </ClinicalPage>
  )
}
