import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { Card } from '../../components/card.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { SummaryList, type SummaryRow } from '../../components/summary-list.tsx'
import { Layout, type Shell } from '../../layout.tsx'
import type { PatientIdentity } from '../chart.ts'

export type NationalIdPageProps = {
  readonly shell: Shell
  readonly today: string
  readonly identity: PatientIdentity
  readonly nationalId: string | null
  readonly back: string
}

/** A masked national id with the way to the whole one, which is recorded. */
export const nationalIdRow = (patientId: string, masked: string | null): SummaryRow => ({
  key: 'National id',
  value: masked,
  ...(masked === null ? {} : { action: { href: paths.nationalId(patientId), label: 'Show' } }),
})

/** The whole national id of a patient. */
export function NationalIdPage(props: NationalIdPageProps): ReactElement {
  const { shell, today, identity, nationalId, back } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('patients.national-id.national-id')} patient={{ identity, today }}>
      <PageHeading
        heading={say('patients.national-id.national-id')}
        back={{ href: back, label: say('patients.national-id.back-patient') }}
        lead={say('patients.national-id.looked-record')}
      />
      <Card heading={say('patients.national-id.as-recorded')}>
        <SummaryList
          rows={[
            {
              key: 'National id',
              value: nationalId === null ? null : <span className="mg-code">{nationalId}</span>,
            },
          ]}
        />
      </Card>
    </Layout>
  )
}
