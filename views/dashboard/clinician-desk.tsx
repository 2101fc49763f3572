import type { ReactElement } from 'react'
import type { Interpretation, VitalKind } from '../../server/vital-kinds.ts'
import { Card } from '../components/card.tsx'
import { Columns } from '../components/columns.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PersonName } from '../components/person-name.tsx'
import type { TimeFormat } from '../format.ts'
import { dayText } from '../words/calendar-date.ts'
import { listedBirth, listedName, type ListedPatient } from '../patients/demographics/listed-patient.ts'
import { doseText } from '../prescriptions/order-text.ts'
import type { PrescriptionLine } from '../prescriptions/prescription.ts'
import { InterpretationTag } from '../patients/vital-signs/interpretation-tag.tsx'
import { useWords } from '../use-words.ts'

type Lines = { readonly total: number; readonly lines: readonly PrescriptionLine[] }

export type ClinicianDeskProps = {
  readonly time: TimeFormat
  readonly today: string
  readonly withinDays: number
  readonly patients: readonly { readonly summary: ListedPatient; readonly lastSeen: Date | null }[]
  readonly patientsTotal: number
  /** Absent where the role signs nothing. */
  readonly drafts?: Lines | undefined
  readonly ending: Lines
  /** Patients with critical numbers that nobody has said to have seen: how many, and of some the newest number, whose is newest first. */
  readonly critical: {
    readonly total: number
    readonly readings: readonly {
      readonly patient: ListedPatient
      readonly kind: VitalKind
      readonly takenAt: Date
      /** Whether it is low or high; null where it cannot be read. */
      readonly interpretation: Interpretation | null
      /** How many more there are of the patient. */
      readonly others: number
    }[]
  }
  /** Results that nobody has said to have seen: how many, and of some patients with critical ones when the newest was collected. */
  readonly results: {
    readonly awaited: number
    readonly total: number
    readonly critical: readonly {
      readonly patient: ListedPatient
      readonly collectedAt: Date
      readonly others: number
    }[]
  }
  readonly emergencies: readonly { readonly patient: ListedPatient; readonly endsAt: Date }[]
  readonly links: {
    readonly patients: string
    readonly patient: (id: string) => string
    readonly vitalSigns: (id: string) => string
    readonly awaitedResults: string
    readonly criticalResults: string
    readonly prescription: (id: string) => string
    readonly ending: string
    readonly drafts: string
  }
}

/** What a physician or nurse begins the day with. */
export function ClinicianDesk(props: ClinicianDeskProps): ReactElement {
  const { drafts, ending, emergencies, critical, results, withinDays, links } = props
  const { say } = useWords()
  const toSign = drafts !== undefined && (
    <Card heading={say('dashboard.clinician-desk.to-sign')} actions={more(drafts, links.drafts)}>
      <LineList lines={drafts.lines} href={links.prescription}>
        {say('dashboard.clinician-desk.prescriptions-write-wait-here')}
      </LineList>
    </Card>
  )
  const waits = drafts !== undefined && drafts.total > 0
  return (
    <Columns
      waiting={
        (emergencies.length > 0 || critical.total > 0 || results.awaited > 0 || waits) && (
          <>
            {critical.total > 0 && <Critical {...props} />}
            {results.awaited > 0 && <AwaitedResults {...props} />}
            {emergencies.length > 0 && <Emergencies {...props} />}
            {waits && toSign}
          </>
        )
      }
      main={<Patients {...props} />}
      side={
        <>
          {!waits && toSign}
          <Card
            heading={say('dashboard.clinician-desk.ending-within-days', { withinDays })}
            actions={more(ending, links.ending)}
          >
            <LineList lines={ending.lines} href={links.prescription} lastDay>
              {say('dashboard.clinician-desk.nothing-patients-take-ends')}
            </LineList>
          </Card>
        </>
      }
    />
  )
}

const columns = [{ label: 'Name' }, { label: 'Born' }, { label: 'Last seen' }, { label: 'Record' }]

function Patients({ patients, patientsTotal, today, time, links }: ClinicianDeskProps): ReactElement {
  const words = useWords()
  const { say } = words

  return (
    <Card
      heading={say('dashboard.clinician-desk.your-patients')}
      actions={
        patientsTotal > patients.length && (
          <a href={links.patients}>{say('dashboard.clinician-desk.all-patients', { patientsTotal })}</a>
        )
      }
    >
      <DataTable
        caption={say('dashboard.clinician-desk.patients-those-seen-last')}
        hideCaption
        columns={columns}
        rows={patients.map(({ summary, lastSeen }) => ({
          key: summary.patientId,
          cells: [
            <a key="name" href={links.patient(summary.patientId)}>
              <PersonName name={listedName(words, summary)} />
            </a>,
            listedBirth(words, summary, today),
            lastSeen === null ? say('dashboard.clinician-desk.not-yet') : time.date(lastSeen),
            <span key="record" className="mg-code">
              {summary.recordNumber}
            </span>,
          ],
        }))}
        empty={
          <EmptyState heading={say('dashboard.clinician-desk.no-patients-care')}>
            {say('dashboard.clinician-desk.patients-appear-here-once')}
          </EmptyState>
        }
      />
    </Card>
  )
}

function Critical({ critical: { total, readings }, time, links }: ClinicianDeskProps): ReactElement {
  const words = useWords()
  const { say } = words
  return (
    <Card heading={say('vital-signs.unacknowledged')} tone="critical">
      <ul className="mg-list">
        {readings.map(({ patient, kind, takenAt, interpretation, others }) => (
          <li key={patient.patientId}>
            <a href={`${links.patient(patient.patientId)}#critical-values`}>
              <PersonName name={listedName(words, patient)} />
            </a>
            <span className="mg-list__detail">
              {say(`vital-signs.kind.${kind}`)}, {time.dateTime(takenAt)}{' '}
              <InterpretationTag interpretation={interpretation} />
            </span>
            <span className="mg-list__detail">
              {others > 0 && <>{say('vital-signs.unacknowledged-others', { others })} </>}
              <a href={links.vitalSigns(patient.patientId)}>
                {say('vital-signs.all')}
                <span className="nhsuk-u-visually-hidden">
                  : <PersonName name={listedName(words, patient)} />
                </span>
              </a>
            </span>
          </li>
        ))}
      </ul>
      {total > readings.length && (
        <p className="mg-muted">
          {say('vital-signs.unacknowledged-all', { shown: readings.length, total })}{' '}
          <a href={links.patients}>{say('vital-signs.unacknowledged-patients')}</a>
        </p>
      )}
    </Card>
  )
}

/** Which results they are stands where fewer look. */
function AwaitedResults({ results, time, links }: ClinicianDeskProps): ReactElement {
  const words = useWords()
  const { say } = words
  const { awaited, total, critical } = results
  return (
    <Card
      heading={say(total > 0 ? 'results.critical-heading' : 'results.awaited-heading')}
      tone={total > 0 ? 'critical' : undefined}
    >
      {critical.length > 0 && (
        <ul className="mg-list">
          {critical.map(({ patient, collectedAt, others }) => (
            <li key={patient.patientId}>
              <a href={`${links.patient(patient.patientId)}#critical-results`}>
                <PersonName name={listedName(words, patient)} />
              </a>
              <span className="mg-list__detail">
                {say('results.desk-critical', { at: time.dateTime(collectedAt) })}{' '}
                {others > 0 && say('results.desk-critical-others', { others })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {total > critical.length && (
        <p>
          <a href={links.criticalResults}>
            {say('results.desk-critical-all', { shown: critical.length, total })}
          </a>
        </p>
      )}
      <p>
        <a href={links.awaitedResults}>{say('results.waiting', { count: awaited })}</a>
      </p>
    </Card>
  )
}

function Emergencies({ emergencies, time, links }: ClinicianDeskProps): ReactElement {
  const words = useWords()
  const { say } = words

  return (
    <Card heading={say('dashboard.clinician-desk.emergency-access')} tone="critical">
      <ul className="mg-list">
        {emergencies.map(({ patient, endsAt }) => (
          <li key={patient.patientId}>
            <a href={links.patient(patient.patientId)}>
              <PersonName name={listedName(words, patient)} />
            </a>
            <span className="mg-list__detail">
              {say('dashboard.clinician-desk.until-everything-open-recorded', {
                endsAt: time.clockTime(endsAt),
              })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const more = ({ total, lines }: Lines, href: string) => total > lines.length && <a href={href}>All {total}</a>

function LineList(props: {
  lines: readonly PrescriptionLine[]
  href: (id: string) => string
  lastDay?: boolean
  /** What to say where there is none. */
  children: string
}): ReactElement {
  const words = useWords()
  const { say } = words

  const { lines, href, lastDay = false, children } = props
  if (lines.length === 0) {
    return <p className="mg-muted">{children}</p>
  }
  return (
    <ul className="mg-list">
      {lines.map(({ id, order, patient }) => (
        <li key={id}>
          <a href={href(id)}>{order.medication}</a>
          <span className="mg-list__detail">
            <PersonName name={listedName(words, patient)} />
          </span>
          <span className="mg-list__detail">
            {lastDay && order.expiresOn !== null
              ? say('dashboard.clinician-desk.last-day', { expiresOn: dayText(words, order.expiresOn) })
              : doseText(words, order)}
          </span>
        </li>
      ))}
    </ul>
  )
}
