import type { ReactElement } from 'react'
import { Card } from '../../components/card.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../../components/pagination.tsx'
import type { TimeFormat } from '../../format.ts'
import { Layout, type Shell } from '../../layout.tsx'
import { EncounterList } from '../chart-lists.tsx'
import type { ChartEncounter } from '../chart.ts'

export type OwnEncountersPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly encounters: readonly ChartEncounter[]
  readonly back: { readonly href: string; readonly label: string }
  readonly pages?: PageLinks | undefined
}

/** Every visit of a patient, for the patient. */
export function OwnEncountersPage(props: OwnEncountersPageProps): ReactElement {
  const { shell, time, encounters, back, pages } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('patients.own-encounters.my-visits')}>
      <PageHeading heading={say('patients.own-encounters.my-visits')} back={back} />
      <Card heading={say('patients.own-encounters.all-visits-newest-first')}>
        {encounters.length === 0 ? (
          <p className="mg-muted">{say('patients.own-encounters.no-visits-recorded-yet')}</p>
        ) : (
          <EncounterList encounters={encounters} time={time} />
        )}
      </Card>
      <Pagination label={say('patients.own-encounters.pages-visits')} {...pages} />
    </Layout>
  )
}
