import type { ReactElement } from 'react'
import { Card } from '../../components/card.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../../components/pagination.tsx'
import type { TimeFormat } from '../../format.ts'
import { Layout, type Shell } from '../../layout.tsx'
import type { PatientIdentity } from '../chart.ts'
import { DisclosureList } from './disclosure-list.tsx'
import type { Disclosure } from './disclosure.ts'

export type DisclosuresPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly today: string
  readonly identity: PatientIdentity
  /** Whether the reader is the patient. */
  readonly own: boolean
  readonly disclosures: readonly Disclosure[]
  /** The same list with lists of patients, or without them. */
  readonly other: { readonly href: string; readonly label: string }
  readonly back: { readonly href: string; readonly label: string }
  readonly pages?: PageLinks | undefined
}

/** Who opened a record, for the care team or for the patient. */
export function DisclosuresPage(props: DisclosuresPageProps): ReactElement {
  const { shell, time, today, identity, own, disclosures, other, back, pages } = props
  const { say } = shell.words
  const heading = own
    ? say('patients.disclosures.opened-my-record')
    : say('patients.disclosures.opened-record')
  return (
    <Layout shell={shell} title={heading} patient={own ? undefined : { identity, today }}>
      <PageHeading
        heading={heading}
        back={back}
        lead={
          own
            ? say('patients.disclosures.everyone-opened-changed-record')
            : say('patients.disclosures.everyone-opened-changed-saw')
        }
      />
      <Card
        heading={say('patients.disclosures.record-access')}
        actions={<a href={other.href}>{other.label}</a>}
      >
        {disclosures.length === 0 ? (
          <EmptyState heading={say('patients.disclosures.nobody-yet')}>
            {say('patients.disclosures.time-somebody-opens-record')}
          </EmptyState>
        ) : (
          <DisclosureList disclosures={disclosures} time={time} />
        )}
      </Card>
      <Pagination label={say('patients.disclosures.pages-access-log')} {...pages} />
    </Layout>
  )
}
