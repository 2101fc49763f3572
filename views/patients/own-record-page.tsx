import type { ReactElement } from 'react'
import type { ReadingAccount } from './ties/tie.ts'
import { readerWords } from './ties/tie-words.ts'
import { paths } from '../../server/paths.ts'
import { Card } from '../components/card.tsx'
import { Columns } from '../components/columns.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { ContactList } from './contact-list.tsx'
import { dayText, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { EncounterList, encountersLeft, PrescriptionList } from './chart-lists.tsx'
import type { Chart } from './chart.ts'
import { AllergyList } from './clinical/allergy-list.tsx'
import { allergyTone, otherAllergiesText } from './clinical/allergy-card.ts'
import { ConditionList } from './clinical/condition-list.tsx'
import { IdentityBanner } from './identity-banner.tsx'
import { ImmunizationList } from './immunization-list.tsx'
import { ImportRemarks } from './import-remarks.tsx'
import { OtherFacts } from './other-facts.tsx'

export type OwnRecordPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  /** The facility's date, YYYY-MM-DD. */
  readonly today: string
  readonly chart: Chart
  /** The accounts that may read it. */
  readonly ties: readonly ReadingAccount[]
  readonly links: {
    readonly encounters: string
    readonly prescriptions: string
    readonly disclosures: string
    readonly allergies: string
    readonly conditions: string
  }
}

/** The patient's own record: the same that the care team sees, to read only. */
export function OwnRecordPage(props: OwnRecordPageProps): ReactElement {
  const { shell, chart, links } = props
  return (
    <Layout shell={shell} title="My record" wide>
      <PageHeading
        heading="My record"
        lead={
          <>
            This is what your care team sees. If something is wrong or missing, tell them: they add a
            correction, and what stood there before is kept. You can always see{' '}
            <a href={links.disclosures}>who opened your record</a>,{' '}
            <a href={paths.ownCopy()}>take a copy of it</a> and{' '}
            <a href={paths.ownErasure()}>ask to have it erased</a>.
          </>
        }
      />
      <IdentityBanner identity={chart.identity} today={props.today} />
      <ImportRemarks remarks={chart.imported.remarks} />
      <Health {...props} />
      <Columns main={<Visits {...props} />} side={<AboutYou {...props} />} />
    </Layout>
  )
}

/** What must be known first: allergies, medicines, conditions. */
function Health({ chart, links, time, today }: OwnRecordPageProps): ReactElement {
  const { allergies, allergyNotes } = chart
  // A draft binds nobody yet: it is no prescription to the patient.
  const { now, before } = chart.prescriptions
  const signed = { now: now.filter((prescription) => prescription.status !== 'draft'), before }
  return (
    <>
      <Columns
        even
        main={
          <Card
            heading="Your allergies"
            id="allergies"
            tone={allergyTone(chart)}
            actions={<a href={links.allergies}>All entries</a>}
          >
            {allergies.state === 'not-asked' && (
              <p>
                Nobody has asked you yet, or it was not written down. If you have any, tell your care team.
              </p>
            )}
            <AllergyList allergies={allergies} notes={allergyNotes} time={time} />
            {chart.otherAllergies > 0 && (
              <p className="mg-muted">{otherAllergiesText(chart.otherAllergies)}</p>
            )}
          </Card>
        }
        side={
          <Card
            heading="Your prescriptions"
            id="prescriptions"
            actions={<a href={links.prescriptions}>How to take them</a>}
          >
            <PrescriptionList prescriptions={signed} all={links.prescriptions} today={today} />
          </Card>
        }
      />
      <Card heading="Your conditions" id="conditions" actions={<a href={links.conditions}>All entries</a>}>
        <ConditionList
          conditions={chart.conditions}
          time={time}
          others={chart.otherConditions}
          all={links.conditions}
        />
      </Card>
    </>
  )
}

/** What happened, now and before. */
function Visits({ chart, links, time }: OwnRecordPageProps): ReactElement {
  const { encounters } = chart
  return (
    <>
      <Card
        heading="Your visits"
        id="visits"
        actions={
          encounters.total > encounters.entries.length && (
            <a href={links.encounters}>All {encounters.total} visits</a>
          )
        }
      >
        {encounters.total === 0 ? (
          <p className="mg-muted">No visits recorded yet.</p>
        ) : (
          <>
            <EncounterList encounters={encounters.entries} time={time} />
            {encountersLeft(encounters)}
          </>
        )}
      </Card>
      <Card heading="Your medical history" id="history">
        <p className="mg-clinical-text">{chart.medicalHistory ?? 'Not recorded'}</p>
      </Card>
    </>
  )
}

/** How they are reached, and who may read all of this. */
function AboutYou({ chart, time, ties }: OwnRecordPageProps): ReactElement {
  const { contact } = chart
  return (
    <>
      <Card heading="Your immunizations" id="immunizations">
        <ImmunizationList immunizations={chart.imported.immunizations} time={time} />
      </Card>
      <Card heading="How we reach you" id="contact">
        <ContactList contact={contact} nationalId={{ key: 'National id', value: contact.nationalId }} />
        <OtherFacts facts={[...contact.others, ...chart.further]} />
      </Card>
      {ties.length > 0 && (
        <Card heading="Who may read this record online" id="readers">
          <ul className="mg-list">
            {ties.map((tie) => (
              <li key={tie.id}>
                {readerWords[tie.kind]}, with the account “{tie.account}”
                {tie.ends_on !== null && `, until ${dayText(tie.ends_on)}`}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
