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
  const { identity, contact } = demographics
  return (
    <Layout
      shell={shell}
      title={`Patient ${identity.recordNumber}`}
      wide
      patient={{ identity, today, asHeading: true }}
    >
      <Card heading="Contact" actions={links.edit !== undefined && <a href={links.edit}>Change</a>}>
        <ContactList contact={contact} nationalId={nationalIdRow(identity.patientId, contact.nationalId)} />
        <OtherFacts facts={contact.others} />
      </Card>
      <nav className="mg-button-group" aria-label="This patient">
        {links.careTeam !== undefined && <a href={links.careTeam}>Care team</a>}
        {links.accounts !== undefined && <a href={links.accounts}>Who reads this record online</a>}
        {links.death !== undefined && (
          <a href={links.death}>{identity.death ? 'Correct the death' : 'Record a death'}</a>
        )}
        {links.erasure !== undefined && <a href={links.erasure}>The patient asks to be erased</a>}
      </nav>
    </Layout>
  )
}
