import type { ReactElement } from 'react'
import { Card } from '../../components/card.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../../components/pagination.tsx'
import type { TimeFormat } from '../../format.ts'
import { Layout, type Shell } from '../../layout.tsx'
import { EncounterList } from '../chart-lists.tsx'
import type { ChartEncounter, PatientIdentity } from '../chart.ts'

export type EncounterListPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly today: string
  readonly identity: PatientIdentity
  readonly encounters: readonly ChartEncounter[]
  readonly chartHref: string
  readonly amendHref: (id: string) => string
  readonly pages?: PageLinks | undefined
}

/** Every encounter of a patient, the newest first, with those that amendments replaced. */
export function EncounterListPage(props: EncounterListPageProps): ReactElement {
  const { shell, time, today, identity, encounters, chartHref, amendHref, pages } = props
  const { say } = shell.words
  return (
    <Layout
      shell={shell}
      title={say('patients.encounter-list.encounters')}
      wide
      patient={{ identity, today }}
    >
      <PageHeading
        heading={say('patients.encounter-list.encounters')}
        back={{ href: chartHref, label: say('patients.encounter-list.back-chart') }}
      />
      <Card heading={say('patients.encounter-list.all-encounters')}>
        <EncounterList encounters={encounters} time={time} amendHref={amendHref} />
      </Card>
      <Pagination label={say('patients.encounter-list.pages-encounters')} {...pages} />
    </Layout>
  )
}
