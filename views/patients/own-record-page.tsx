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
import { EncounterList, encountersLeft } from './chart-lists.tsx'
import type { Chart } from './chart.ts'
import { ImmunizationList } from './immunization-list.tsx'
import { ImportRemarks } from './import-remarks.tsx'
import { OwnHealth } from './own-health.tsx'
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
    <Layout shell={shell} title="My record" wide patient={{ identity: chart.identity, today: props.today }}>
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
      <ImportRemarks remarks={chart.imported.remarks} />
      <OwnHealth {...props} />
      <Columns main={<Visits {...props} />} side={<AboutYou {...props} />} />
    </Layout>
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
