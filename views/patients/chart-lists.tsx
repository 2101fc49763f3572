import type { ReactElement } from 'react'
import { clinicalTimeText, parseClinicalTime } from '../../server/clinical-time.ts'
import { parsePartialDate, partialDateText } from '../../server/partial-date.ts'
import { Tag, type Tone } from '../components/tag.tsx'
import { PersonName } from '../components/person-name.tsx'
import { codeText, dayText, timeElement, type TimeFormat } from '../format.ts'
import { routeText } from '../prescriptions/order-text.ts'
import type { ChartAllergy, ChartCondition, ChartEncounter, ChartPrescription, Newest } from './chart.ts'
import { encounterKindText } from './encounter-kinds.ts'

const activeConditions = new Set(['active', 'recurrence', 'relapse'])

const inDoubt = new Set(['unconfirmed', 'provisional', 'differential'])

const prescriptionTones: Readonly<Record<string, Tone>> = {
  draft: 'warning',
  approved: 'success',
  dispensed: 'info',
  cancelled: 'critical',
}

/** The state of a prescription in words; an approved one past its last day is expired. */
export function prescriptionState(
  prescription: Pick<ChartPrescription, 'status' | 'expiresOn'>,
  today: string,
): { text: string; tone: Tone } {
  const { status, expiresOn } = prescription
  if ((status === 'approved' || status === 'draft') && expiresOn !== null && expiresOn < today) {
    return { text: 'Expired', tone: 'neutral' }
  }
  return {
    text: status === 'draft' ? 'Not signed' : codeText(status),
    tone: prescriptionTones[status] ?? 'neutral',
  }
}

export function AllergyList(props: {
  allergies: readonly ChartAllergy[]
  notes: string | null
}): ReactElement {
  const { allergies, notes } = props
  return (
    <>
      {allergies.length === 0 && notes === null && (
        <p className="mg-muted">No allergies recorded. Ask before prescribing.</p>
      )}
      {allergies.length > 0 && (
        <ul className="mg-list">
          {allergies.map((allergy) => (
            <li key={allergy.id}>
              <strong>{allergy.substance}</strong>
              {allergy.criticality === 'high' && <Tag tone="critical">High risk</Tag>}
              {allergy.reaction !== null && <span className="mg-list__detail">{allergy.reaction}</span>}
            </li>
          ))}
        </ul>
      )}
      {notes !== null && <p className="mg-clinical-text">{notes}</p>}
    </>
  )
}

const datesText = ({ onset, recorded }: ChartCondition, time: TimeFormat): string => {
  const began = onset === null ? undefined : parseClinicalTime(onset)
  const noted = recorded === null ? undefined : parsePartialDate(recorded)
  return [
    ...(began === undefined ? [] : [`began ${clinicalTimeText(began, (at) => time.date(at))}`]),
    ...(noted === undefined ? [] : [`recorded ${partialDateText(noted, (at) => time.date(at))}`]),
  ].join(', ')
}

export function ConditionList(props: { conditions: Newest<ChartCondition>; time: TimeFormat }): ReactElement {
  const { conditions, time } = props
  if (conditions.total === 0) {
    return <p className="mg-muted">No conditions recorded.</p>
  }
  const hidden = conditions.total - conditions.entries.length
  return (
    <>
      <ul className="mg-list">
        {conditions.entries.map((condition) => (
          <li key={condition.id}>
            {condition.description} {activeConditions.has(condition.status) && <Tag tone="info">Active</Tag>}
            {inDoubt.has(condition.verification) && (
              <Tag tone="warning">{codeText(condition.verification)}</Tag>
            )}
            <span className="mg-list__detail">
              {[codeText(condition.status), datesText(condition, time)]
                .filter((part) => part !== '')
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="mg-muted">and {hidden} older, not active</p>}
    </>
  )
}

export function EncounterList(props: {
  encounters: readonly ChartEncounter[]
  time: TimeFormat
  /** Absent where the reader may not amend. */
  amendHref?: ((id: string) => string) | undefined
}): ReactElement {
  const { encounters, time, amendHref } = props
  if (encounters.length === 0) {
    return <p className="mg-muted">No encounters yet. Record the first with “New encounter”.</p>
  }
  return (
    <ol className="mg-timeline">
      {encounters.map((encounter) => (
        <li key={encounter.id} className="mg-timeline__entry">
          <p className="mg-timeline__head">
            <strong>{encounterKindText(encounter.kind)}</strong> {timeElement(time, encounter.occurredAt)}
            {encounter.author !== null && (
              <span className="mg-muted">
                {' '}
                <PersonName name={encounter.author} />
              </span>
            )}
            {encounter.amendsId !== null && <Tag tone="info">Amended</Tag>}
            {encounter.amendedById !== null && <Tag tone="warning">Replaced by an amendment</Tag>}
          </p>
          {encounter.reason !== null && <p>{encounter.reason}</p>}
          {encounter.diagnoses !== null && <p className="mg-clinical-text">{encounter.diagnoses}</p>}
          {encounter.notes !== null && <p className="mg-clinical-text">{encounter.notes}</p>}
          {amendHref !== undefined && encounter.amendedById === null && (
            <p>
              <a href={amendHref(encounter.id)}>
                Amend
                <span className="nhsuk-u-visually-hidden">
                  {' '}
                  the encounter of {time.dateTime(encounter.occurredAt)}
                </span>
              </a>
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

/** Dose, route and frequency; of another system's prescriptions, some or all can be missing. */
function directionsText({ dose, route, frequency }: ChartPrescription): string {
  const stated = [dose, routeText(route), frequency].filter((part) => part !== '')
  return stated.length === 0 ? 'No directions on record' : stated.join(', ')
}

export function PrescriptionList(props: {
  prescriptions: readonly ChartPrescription[]
  /** Absent where the reader may not open each of them. */
  href?: ((id: string) => string) | undefined
  today: string
}): ReactElement {
  const { prescriptions, href, today } = props
  if (prescriptions.length === 0) {
    return <p className="mg-muted">No prescriptions yet.</p>
  }
  return (
    <ul className="mg-list">
      {prescriptions.map((prescription) => {
        const state = prescriptionState(prescription, today)
        return (
          <li key={prescription.id}>
            {href === undefined ? (
              <strong>{prescription.medication}</strong>
            ) : (
              <a href={href(prescription.id)}>{prescription.medication}</a>
            )}{' '}
            <Tag tone={state.tone}>{state.text}</Tag>
            <span className="mg-list__detail">
              {directionsText(prescription)}
              {prescription.expiresOn !== null && ` · valid until ${dayText(prescription.expiresOn)}`}
              {prescription.prescriber !== null && (
                <>
                  {' · '}
                  <PersonName name={prescription.prescriber} />
                </>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
