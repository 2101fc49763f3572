import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { ContactList } from './demographics/contact-list.tsx'
import type { TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import type { Chart } from './chart.ts'
import { AllergyList } from './clinical/allergy-list.tsx'
import { allergyTone, otherAllergiesText } from './clinical/allergy-card.ts'
import { ImmunizationList } from './immunization-list.tsx'
import { ImportRemarks } from './import-remarks.tsx'
import { nationalIdRow } from './demographics/national-id-page.tsx'
import { OtherFacts } from './other-facts.tsx'
import { CareTeamCard } from './summary/care-team-card.tsx'
import { EncountersCard } from './summary/encounters-card.tsx'
import { ProblemsCard } from './summary/problems-card.tsx'
import { TakesNowCard } from './summary/takes-now-card.tsx'
import { VitalsCard } from './summary/vitals-card.tsx'
import { CriticalResultsCard, ResultsCard, type ResultLinks } from './results/result-cards.tsx'
import { UnacknowledgedCard } from './vital-signs/unacknowledged-card.tsx'

export type ChartPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  /** The facility's date, YYYY-MM-DD. */
  readonly today: string
  readonly chart: Chart
  /** Addresses of what this reader may do here; absent where the role may not. */
  readonly links: {
    readonly newVitalSigns?: string | undefined
    readonly vitalSigns: string
    readonly vitalSign: (id: string) => string
    readonly acknowledge?: ((id: string) => string) | undefined
    readonly acknowledgeAll?: string | undefined
    readonly results: ResultLinks
    readonly edit?: string | undefined
    readonly encounters: string
    readonly prescriptions: string
    readonly newPrescription?: string | undefined
    readonly history?: string | undefined
    readonly allergies: string
    readonly allergy: (id: string) => string
    readonly conditions: string
    readonly newCondition?: string | undefined
    readonly condition: (id: string) => string
    /** Whether this reader may write allergies, conditions and history. */
    readonly write: boolean
    readonly encounter: (id: string) => string
    readonly prescription: (id: string) => string
  }
}

/**
 * A patient's chart on one page: what holds now first, side by side, then what happened, and beside that who they are and how
 * they are reached. On a phone in the same order, one under the other.
 */
export function ChartPage({ shell, time, today, chart, links }: ChartPageProps): ReactElement {
  const { say } = shell.words
  const { identity } = chart
  return (
    <Layout
      shell={shell}
      title={say('patients.chart.chart', { recordNumber: identity.recordNumber })}
      wide
      patient={{ identity, today, asHeading: true }}
    >
      <div className="mg-summary-grid">
        <div className="mg-summary-grid__alerts">
          <UnacknowledgedCard
            shell={shell}
            time={time}
            readings={chart.unacknowledged}
            hrefOf={links.vitalSign}
            acknowledge={links.acknowledge}
            acknowledgeAll={links.acknowledgeAll}
          />
          <CriticalResultsCard
            shell={shell}
            time={time}
            results={chart.results.critical}
            links={links.results}
          />
          <ImportRemarks remarks={chart.imported.remarks} />
        </div>
        <div className="mg-summary-grid__problems">
          <ProblemsCard
            conditions={chart.conditions}
            others={chart.otherConditions}
            time={time}
            all={links.conditions}
            add={links.newCondition}
            href={links.condition}
          />
        </div>
        <div className="mg-summary-grid__medicines">
          <TakesNowCard
            now={chart.prescriptions.now}
            supplied={chart.supplied}
            over={chart.prescriptions.before.total - chart.supplied.length}
            today={today}
            all={links.prescriptions}
            add={links.newPrescription}
            href={links.prescription}
          />
        </div>
        <div className="mg-summary-grid__vitals">
          <VitalsCard
            vitals={chart.vitals}
            bodyMass={chart.bodyMass}
            time={time}
            all={links.vitalSigns}
            add={links.newVitalSigns}
          />
        </div>
        <div className="mg-summary-grid__encounters">
          <EncountersCard
            encounters={chart.encounters}
            time={time}
            all={links.encounters}
            amendHref={links.encounter}
          />
        </div>
        <div className="mg-summary-grid__rest">
          <RestOfChart shell={shell} time={time} chart={chart} links={links} />
        </div>
      </div>
    </Layout>
  )
}

/** What stands beside the encounters: allergies with all that is known of them, then what is looked for less often. */
function RestOfChart({ shell, time, chart, links }: Omit<ChartPageProps, 'today'>): ReactElement {
  const { say } = shell.words
  const { identity, contact } = chart
  return (
    <>
      <ResultsCard results={chart.results} time={time} links={links.results} />
      <Card
        heading={say('patients.chart.allergies')}
        id="allergies"
        tone={allergyTone(chart)}
        actions={
          <a href={links.allergies}>
            {links.write ? say('patients.chart.add-change') : say('patients.chart.all-allergies')}
          </a>
        }
      >
        <AllergyList
          allergies={chart.allergies}
          notes={chart.allergyNotes}
          time={time}
          href={links.allergy}
        />
        {chart.otherAllergies > 0 && (
          <p className="mg-muted">
            {otherAllergiesText(shell.words, chart.otherAllergies)}{' '}
            <a href={links.allergies}>{say('patients.chart.all-allergies')}</a>
          </p>
        )}
      </Card>
      <CareTeamCard team={chart.careTeam} />
      <Card
        heading={say('patients.chart.medical-history')}
        id="history"
        actions={links.history !== undefined && <a href={links.history}>{say('patients.chart.change')}</a>}
      >
        <p className="mg-clinical-text">{chart.medicalHistory ?? say('patients.chart.not-recorded')}</p>
      </Card>
      <Card
        heading={say('patients.chart.contact')}
        id="contact"
        actions={links.edit !== undefined && <a href={links.edit}>{say('patients.chart.change')}</a>}
      >
        <ContactList contact={contact} nationalId={nationalIdRow(identity.patientId, contact.nationalId)} />
        <OtherFacts facts={[...contact.others, ...chart.further]} />
      </Card>
      <Card heading={say('patients.chart.immunizations')} id="immunizations">
        <ImmunizationList immunizations={chart.imported.immunizations} time={time} />
      </Card>
    </>
  )
}
