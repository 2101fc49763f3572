import type { ReactElement } from 'react'
import { Card } from '../../components/card.tsx'
import { ContactList } from './contact-list.tsx'
import { Layout, type Shell } from '../../layout.tsx'
import type { ContactDetails, PatientIdentity } from '../chart.ts'
import { nationalIdRow } from './national-id-page.tsx'
import { OtherFacts } from '../other-facts.tsx'

/** Who a patient is and how to reach them: nothing clinical. */
export type Demographics = {
  readonly identity: PatientIdentity
  readonly contact: ContactDetails
  /** Of the row, so that two people's changes do not overwrite each other. */
  readonly version: number
}

export type DemographicsPageProps = {
  readonly shell: Shell
  readonly today: string
  readonly demographics: Demographics
  readonly links: {
    readonly edit?: string | undefined
    readonly careTeam?: string | undefined
    readonly death?: string | undefined
    readonly accounts?: string | undefined
    readonly erasure?: string | undefined
  }
}

/** What administrative staff see of a patient. */
export function DemographicsPage({ shell, today, demographics, links }: DemographicsPageProps): ReactElement {
  const { say } = shell.words

  const { identity, contact } = demographics
  return (
    <Layout
      shell={shell}
      title={say('patients.demographics.patient', { recordNumber: identity.recordNumber })}
      wide
      patient={{ identity, today, asHeading: true }}
    >
      <Card
        heading={say('patients.demographics.contact')}
        actions={links.edit !== undefined && <a href={links.edit}>{say('patients.demographics.change')}</a>}
      >
        <ContactList contact={contact} nationalId={nationalIdRow(identity.patientId, contact.nationalId)} />
        <OtherFacts facts={contact.others} />
      </Card>
      <nav className="mg-button-group" aria-label={say('patients.demographics.this-patient')}>
        {links.careTeam !== undefined && (
          <a href={links.careTeam}>{say('patients.demographics.care-team')}</a>
        )}
        {links.accounts !== undefined && (
          <a href={links.accounts}>{say('patients.demographics.reads-record-online')}</a>
        )}
        {links.death !== undefined && (
          <a href={links.death}>
            {identity.death
              ? say('patients.demographics.correct-death')
              : say('patients.demographics.record-death')}
          </a>
        )}
        {links.erasure !== undefined && (
          <a href={links.erasure}>{say('patients.demographics.patient-asks-erased')}</a>
        )}
      </nav>
    </Layout>
  )
}
