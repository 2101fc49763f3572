import type { ReactElement } from 'react'
import { Tag, type Tone } from '../components/tag.tsx'
import { PersonName } from '../components/person-name.tsx'
import { dayText, timeElement, type TimeFormat } from '../format.ts'
import { routeText } from '../prescriptions/order-text.ts'
import { prescriptionStatusText } from '../prescriptions/status-text.ts'
import type { ChartEncounter, ChartPrescription, NewestEntries, NowAndBefore } from './chart.ts'
import { dateWords } from './clinical/words.ts'
import { encounterKindText, encounterStateText } from './encounters/encounter-kinds.ts'

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
    text: prescriptionStatusText(status),
    tone: prescriptionTones[status] ?? 'neutral',
  }
}

/** Of how many the newest are shown, where not all are. */
export const encountersLeft = ({ total, entries }: NewestEntries<ChartEncounter>): ReactElement | null =>
  total > entries.length ? (
    <p className="mg-muted">
      The newest {entries.length} of {total} are shown.
    </p>
  ) : null

const whenWords = ({ occurredAt, occurredOn }: ChartEncounter, time: TimeFormat): string =>
  occurredOn === null ? time.dateTime(occurredAt) : dateWords(occurredOn, time)

/** When it took place, with the precision that is known. */
const whenElement = (encounter: ChartEncounter, time: TimeFormat): ReactElement =>
  encounter.occurredOn === null ? (
    timeElement(time, encounter.occurredAt)
  ) : (
    <time dateTime={encounter.occurredOn}>{dateWords(encounter.occurredOn, time)}</time>
  )

/** What was written, under what was asked: a complaint is no diagnosis. */
const Said = ({ label, words }: { label: string; words: string | null }): ReactElement | null =>
  words === null ? null : (
    <p className="mg-clinical-text">
      <span className="mg-muted">{label}:</span> {words}
    </p>
  )

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
            <strong>{encounterKindText(encounter.kind)}</strong> {whenElement(encounter, time)}
            {encounter.author !== null && (
              <span className="mg-muted">
                {' '}
                <PersonName name={encounter.author} />
              </span>
            )}
            {encounter.state !== null && <Tag tone="warning">{encounterStateText(encounter.state)}</Tag>}
            {encounter.amendsId !== null && <Tag tone="info">Amended</Tag>}
            {encounter.amendedById !== null && <Tag tone="warning">Replaced by an amendment</Tag>}
          </p>
          <Said label="Reason" words={encounter.reason} />
          <Said label="Diagnoses" words={encounter.diagnoses} />
          <Said label="Notes" words={encounter.notes} />
          {amendHref !== undefined && encounter.amendedById === null && (
            <p>
              <a href={amendHref(encounter.id)}>
                Amend
                <span className="nhsuk-u-visually-hidden">
                  {' '}
                  the encounter of {whenWords(encounter, time)}
                </span>
              </a>
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

/** Dose, route and frequency; of another system's prescriptions, some or all can be missing, and stand in words instead. */
function directionsText({ dose, route, frequency, instructions }: ChartPrescription): string {
  const stated = [dose, routeText(route), frequency].filter((part) => part !== '')
  return stated.length === 0 ? (instructions ?? 'No directions on record') : stated.join(', ')
}

/** So many prescriptions stand under each other; more stand in columns where there is room. */
export const mostInOneColumn = 6

/** Every prescription that holds now, and the newest of the others, saying how many are left out. */
export function PrescriptionList(props: {
  prescriptions: NowAndBefore<ChartPrescription>
  /** Absent where the reader may not open each of them. */
  href?: ((id: string) => string) | undefined
  /** All prescriptions. */
  all: string
  today: string
}): ReactElement {
  const { prescriptions, href, all, today } = props
  const { now, before } = prescriptions
  if (now.length + before.total === 0) {
    return <p className="mg-muted">No prescriptions yet.</p>
  }
  const left = before.total - before.entries.length
  const list = (entries: readonly ChartPrescription[]) => (
    <ul className={entries.length > mostInOneColumn ? 'mg-list mg-list--columns' : 'mg-list'}>
      {entries.map((prescription) => (
        <PrescriptionItem key={prescription.id} prescription={prescription} href={href} today={today} />
      ))}
    </ul>
  )
  return (
    <>
      {now.length === 0 && <p className="mg-muted">Nothing is prescribed now.</p>}
      {now.length > 0 && list(now)}
      {before.total > 0 && (
        <>
          <h3 className="mg-card__heading">No longer prescribed</h3>
          {list(before.entries)}
        </>
      )}
      {left > 0 && (
        <p className="mg-muted">
          {before.entries.length} of {before.total} that are over. <a href={all}>All prescriptions</a>
        </p>
      )}
    </>
  )
}

function PrescriptionItem(props: {
  prescription: ChartPrescription
  href: ((id: string) => string) | undefined
  today: string
}): ReactElement {
  const { prescription, href, today } = props
  const state = prescriptionState(prescription, today)
  return (
    <li>
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
}
