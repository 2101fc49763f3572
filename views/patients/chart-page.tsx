import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { Columns } from '../components/columns.tsx'
import { ContactList } from './demographics/contact-list.tsx'
import type { TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { EncounterList, encountersLeft, mostInOneColumn, PrescriptionList } from './chart-lists.tsx'
import type { Chart } from './chart.ts'
import { AllergyList } from './clinical/allergy-list.tsx'
import { allergyTone, otherAllergiesText } from './clinical/allergy-card.ts'
import { ConditionList } from './clinical/condition-list.tsx'
import { ImmunizationList } from './immunization-list.tsx'
import { ImportRemarks } from './import-remarks.tsx'
import { nationalIdRow } from './demographics/national-id-page.tsx'
import { OtherFacts } from './other-facts.tsx'
import { UnacknowledgedCard } from './vital-signs/unacknowledged-card.tsx'
import { LatestVitalsCard } from './vital-signs/latest-vitals-card.tsx'

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
    readonly edit?: string | undefined
    readonly encounters: string
    readonly prescriptions: string
    readonly history?: string | undefined
    readonly allergies: string
    readonly allergy: (id: string) => string
    readonly conditions: string
    readonly condition: (id: string) => string
    /** Whether this reader may write allergies, conditions and history. */
    readonly write: boolean
    readonly encounter: (id: string) => string
    readonly prescription: (id: string) => string
  }
}

/**
 * A patient's chart, in one order for the eye, the ear and a phone: who it is, allergies, medicines and conditions, then what
 * happened, then how they are reached.
 */
export function ChartPage({ shell, time, today, chart, links }: ChartPageProps): ReactElement {
  const { say } = shell.words

  const { identity, contact } = chart
  // Many medicines have two columns of their own, so that few allergies leave no hole beside them.
  const many = chart.prescriptions.now.length > mostInOneColumn
  const allergies = (
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
      <AllergyList allergies={chart.allergies} notes={chart.allergyNotes} time={time} href={links.allergy} />
      {chart.otherAllergies > 0 && (
        <p className="mg-muted">
          {otherAllergiesText(shell.words, chart.otherAllergies)}{' '}
          <a href={links.allergies}>{say('patients.chart.all-allergies')}</a>
        </p>
      )}
    </Card>
  )
  const prescriptions = (
    <Card
      heading={say('patients.chart.prescriptions')}
      id="prescriptions"
      actions={<a href={links.prescriptions}>{say('patients.chart.all-prescriptions')}</a>}
    >
      <PrescriptionList
        prescriptions={chart.prescriptions}
        all={links.prescriptions}
        href={links.prescription}
        today={today}
      />
    </Card>
  )
  return (
    <Layout
      shell={shell}
      title={say('patients.chart.chart', { recordNumber: identity.recordNumber })}
      wide
      patient={{ identity, today, asHeading: true }}
    >
      <UnacknowledgedCard
        shell={shell}
        time={time}
        readings={chart.unacknowledged}
        hrefOf={links.vitalSign}
        acknowledge={links.acknowledge}
      />
      <ImportRemarks remarks={chart.imported.remarks} />
      <Columns
        even={!many}
        sideFirst={many}
        {...(many ? { side: allergies, main: prescriptions } : { main: allergies, side: prescriptions })}
      />
      <LatestVitalsCard
        heading={shell.words.say('vital-signs.heading')}
        vitals={chart.vitals}
        bodyMass={chart.bodyMass}
        time={time}
        all={links.vitalSigns}
        actions={
          links.newVitalSigns !== undefined && (
            <a href={links.newVitalSigns}>{shell.words.say('vital-signs.record')}</a>
          )
        }
      />
      <Card
        heading={say('patients.chart.conditions')}
        id="conditions"
        actions={
          <a href={links.conditions}>
            {links.write ? say('patients.chart.add-change') : say('patients.chart.all-conditions')}
          </a>
        }
      >
        <ConditionList
          conditions={chart.conditions}
          time={time}
          others={chart.otherConditions}
          href={links.condition}
          all={links.conditions}
        />
      </Card>
      <Columns
        main={
          <>
            <Card
              heading={say('patients.chart.encounters')}
              id="encounters"
              actions={
                chart.encounters.total > 0 && (
                  <a href={links.encounters}>
                    {chart.encounters.total === 1
                      ? say('patients.chart.the-encounter')
                      : say('patients.chart.all-encounters', { total: chart.encounters.total })}
                  </a>
                )
              }
            >
              <EncounterList encounters={chart.encounters.entries} time={time} amendHref={links.encounter} />
              {encountersLeft(shell.words, chart.encounters)}
            </Card>
            <Card
              heading={say('patients.chart.medical-history')}
              id="history"
              actions={
                links.history !== undefined && <a href={links.history}>{say('patients.chart.change')}</a>
              }
            >
              <p className="mg-clinical-text">{chart.medicalHistory ?? say('patients.chart.not-recorded')}</p>
            </Card>
          </>
        }
        side={
          <>
            <Card heading={say('patients.chart.immunizations')} id="immunizations">
              <ImmunizationList immunizations={chart.imported.immunizations} time={time} />
            </Card>
            <Card
              heading={say('patients.chart.contact')}
              id="contact"
              actions={links.edit !== undefined && <a href={links.edit}>{say('patients.chart.change')}</a>}
            >
              <ContactList
                contact={contact}
                nationalId={nationalIdRow(identity.patientId, contact.nationalId)}
              />
              <OtherFacts facts={[...contact.others, ...chart.further]} />
            </Card>
          </>
        }
      />
    </Layout>
  )
}
