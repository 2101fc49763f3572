import type { ReactElement } from 'react'
import { Card } from '../../components/card.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../../components/pagination.tsx'
import { Time } from '../../components/time.tsx'
import type { TimeFormat } from '../../format.ts'
import { Layout, type Shell } from '../../layout.tsx'
import { listedName, type ListedPatient } from '../demographics/listed-patient.ts'
import type { AwaitedResult } from './awaited-result.ts'
import { MarkTag } from './mark-tag.tsx'
import { StatusTag } from './result-cards.tsx'
import { collectedText, rangeOf, testName, valueText } from './result-text.ts'
import { SeenForm } from './seen-form.tsx'

export type AwaitedResultsPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly patients: ReadonlyMap<string, ListedPatient>
  readonly results: readonly AwaitedResult[]
  /** Only critical ones are shown. */
  readonly critical: boolean
  readonly mayAcknowledge: boolean
  readonly address: string
  readonly pages?: PageLinks | undefined
  readonly links: {
    readonly patient: (id: string) => string
    readonly all: (id: string) => string
    readonly one: (id: string, resultId: string) => string
    readonly acknowledge: (id: string) => string
  }
}

/** Results of everybody in one's care that wait to be acknowledged, gathered by patient, whose newest waits first. */
export function AwaitedResultsPage(props: AwaitedResultsPageProps): ReactElement {
  const { shell, results, critical, address, pages } = props
  const { say } = shell.words
  const patientIds = [...new Set(results.map(({ patientId }) => patientId))]
  return (
    <Layout shell={shell} title={say('results.awaited-heading')} wide>
      <PageHeading heading={say('results.awaited-heading')} lead={say('results.awaited-lead')} />
      <nav className="mg-chips" aria-label={say('results.which')}>
        {[false, true].map((one) => (
          <a
            key={String(one)}
            className="mg-chip"
            href={one ? `${address}?show=critical` : address}
            aria-current={one === critical ? 'page' : undefined}
          >
            {say(one ? 'results.awaited-critical' : 'results.awaited-all')}
          </a>
        ))}
      </nav>
      {results.length === 0 && <p className="mg-muted">{say('results.awaited-none')}</p>}
      {patientIds.map((patientId) => (
        <OfPatient
          key={patientId}
          {...props}
          patientId={patientId}
          own={results.filter((one) => one.patientId === patientId)}
        />
      ))}
      <Pagination label={say('results.pages')} {...pages} />
    </Layout>
  )
}

function OfPatient(
  props: AwaitedResultsPageProps & { patientId: string; own: readonly AwaitedResult[] },
): ReactElement | null {
  const { shell, time, patients, links, mayAcknowledge, patientId, own } = props
  const { words } = shell
  const { say } = words
  const patient = patients.get(patientId)
  const seen = own.filter(({ content }) => content !== undefined)
  return patient === undefined ? null : (
    <Card
      heading={listedName(words, patient)}
      tone={own.some((one) => one.critical) ? 'critical' : undefined}
      actions={
        <>
          <a href={links.patient(patientId)}>{patient.recordNumber}</a>
          <a href={links.all(patientId)}>{say('results.patient-results')}</a>
        </>
      }
    >
      <ul className="mg-list">
        {own.map(({ id, content, status, collectedAt }) => {
          const range = content === undefined ? null : rangeOf(content)
          return (
            <li key={id}>
              <a href={links.one(patientId, id)}>
                {content === undefined ? say('results.unreadable') : testName(words, content)}
              </a>{' '}
              {content !== undefined && (
                <>
                  <strong className="mg-clinical-text">{valueText(words, content)}</strong>{' '}
                  <MarkTag mark={content.mark} /> <StatusTag status={status} />
                  <span className="mg-list__detail">
                    <Time
                      iso={collectedAt.toISOString()}
                      text={collectedText(words, { ...content, collectedAt }, time)}
                    />
                    {range !== null && <>, {say('results.range-reported', { range })}</>}
                  </span>
                </>
              )}
            </li>
          )
        })}
      </ul>
      {mayAcknowledge && seen.length > 0 && (
        <SeenForm shell={shell} action={links.acknowledge(patientId)} seen={seen}>
          {say('results.acknowledge-all-of', { count: seen.length, name: patient.recordNumber })}
        </SeenForm>
      )}
    </Card>
  )
}
