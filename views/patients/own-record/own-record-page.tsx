import { dayText } from '../../words/calendar-date.ts'
import type { ReactElement } from 'react'
import type { ReadingAccount } from '../relationships/relationship.ts'
import { paths } from '../../../server/paths.ts'
import { Card } from '../../components/card.tsx'
import { Columns } from '../../components/columns.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { ContactList } from '../demographics/contact-list.tsx'
import type { TimeFormat } from '../../format.ts'
import { Layout, type Shell } from '../../layout.tsx'
import { EncounterList, encountersLeft } from '../chart-lists.tsx'
import type { Chart } from '../chart.ts'
import { ImmunizationList } from '../immunization-list.tsx'
import { ImportRemarks } from '../import-remarks.tsx'
import { OwnHealth } from './own-health.tsx'
import { OtherFacts } from '../other-facts.tsx'
import { LatestVitalsCard } from '../vital-signs/latest-vitals-card.tsx'
import { useWords } from '../../use-words.ts'
import { tag } from '../../words/tag.ts'

export type OwnRecordPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  /** The facility's date, YYYY-MM-DD. */
  readonly today: string
  readonly chart: Chart
  /** The accounts that may read it. */
  readonly relationships: readonly ReadingAccount[]
  readonly links: {
    readonly encounters: string
    readonly prescriptions: string
    readonly disclosures: string
    readonly allergies: string
    readonly conditions: string
    readonly vitalSigns: string
    readonly results: string
  }
}

/** The patient's own record: the same that the care team sees, to read only. */
export function OwnRecordPage(props: OwnRecordPageProps): ReactElement {
  const { shell, chart, links } = props
  const { say, sayRich } = shell.words
  return (
    <Layout
      shell={shell}
      title={say('patients.own-record.my-record')}
      wide
      patient={{ identity: chart.identity, today: props.today }}
    >
      <PageHeading
        heading={say('patients.own-record.my-record')}
        lead={sayRich('patients.own-record.care-team-sees-something', {
          link: tag('a', { href: links.disclosures }),
          copy: tag('a', { href: paths.ownCopy() }),
          erasure: tag('a', { href: paths.ownErasure() }),
        })}
      />
      <ImportRemarks remarks={chart.imported.remarks} />
      <OwnHealth {...props} />
      <LatestVitalsCard
        heading={say('vital-signs.own-card')}
        vitals={chart.vitals}
        bodyMass={chart.bodyMass}
        time={props.time}
        all={links.vitalSigns}
      />
      <Card heading={say('results.own-card')} actions={<a href={links.results}>{say('results.own-link')}</a>}>
        <p className="mg-muted">{say('results.own-card-text')}</p>
      </Card>
      <Columns main={<Visits {...props} />} side={<AboutYou {...props} />} />
    </Layout>
  )
}

/** What happened, now and before. */
function Visits({ chart, links, time }: OwnRecordPageProps): ReactElement {
  const words = useWords()
  const { say } = words

  const { encounters } = chart
  return (
    <>
      <Card
        heading={say('patients.own-record.your-visits')}
        id="visits"
        actions={
          encounters.total > encounters.entries.length && (
            <a href={links.encounters}>
              {say('patients.own-record.all-visits', { total: encounters.total })}
            </a>
          )
        }
      >
        {encounters.total === 0 ? (
          <p className="mg-muted">{say('patients.own-record.no-visits-recorded-yet')}</p>
        ) : (
          <>
            <EncounterList encounters={encounters.entries} time={time} />
            {encountersLeft(words, encounters)}
          </>
        )}
      </Card>
      <Card heading={say('patients.own-record.medical-history')} id="history">
        <p className="mg-clinical-text">{chart.medicalHistory ?? say('patients.own-record.not-recorded')}</p>
      </Card>
    </>
  )
}

/** How they are reached, and who may read all of this. */
function AboutYou({ chart, time, relationships }: OwnRecordPageProps): ReactElement {
  const words = useWords()
  const { say } = words

  const { contact } = chart
  return (
    <>
      <Card heading={say('patients.own-record.your-immunizations')} id="immunizations">
        <ImmunizationList immunizations={chart.imported.immunizations} time={time} />
      </Card>
      <Card heading={say('patients.own-record.how-we-reach')} id="contact">
        <ContactList
          contact={contact}
          nationalId={{ key: say('patients.own-record.national-id'), value: contact.nationalId }}
        />
        <OtherFacts facts={[...contact.others, ...chart.further]} />
      </Card>
      {relationships.length > 0 && (
        <Card heading={say('patients.own-record.may-read-record-online')} id="readers">
          <ul className="mg-list">
            {relationships.map((relationship) => (
              <li key={relationship.id}>
                {relationship.ends_on === null
                  ? say(`patients.own-record.reader-${relationship.kind}`, {
                      account: relationship.account ?? '',
                    })
                  : say(`patients.own-record.reader-${relationship.kind}-until`, {
                      account: relationship.account ?? '',
                      until: dayText(words, relationship.ends_on),
                    })}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
