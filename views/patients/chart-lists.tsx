import type { ReactElement } from 'react'
import { Tag, type Tone } from '../components/tag.tsx'
import { PersonName } from '../components/person-name.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { dayText } from '../words/calendar-date.ts'
import { HandedOver } from '../prescriptions/handed-over.tsx'
import { routeText } from '../prescriptions/order-text.ts'
import { prescriptionStatusText } from '../prescriptions/status-text.ts'
import type { ChartEncounter, ChartPrescription, NewestEntries, NowAndBefore } from './chart.ts'
import { dateWords } from './clinical/words.ts'
import { NoteParts } from './encounters/note-parts.tsx'
import { encounterKindText, encounterStateText } from './encounters/encounter-kinds.ts'
import { useWords } from '../use-words.ts'
import { tag } from '../words/tag.ts'
import type { Words } from '../words/words.ts'

const prescriptionTones: Readonly<Record<string, Tone>> = {
  draft: 'warning',
  approved: 'success',
  dispensed: 'info',
  cancelled: 'critical',
}

/** The state of a prescription in words; an approved one past its last day is expired. */
export function prescriptionState(
  words: Words,
  prescription: Pick<ChartPrescription, 'status' | 'expiresOn'>,
  today: string,
): { text: string; tone: Tone } {
  const { status, expiresOn } = prescription
  if ((status === 'approved' || status === 'draft') && expiresOn !== null && expiresOn < today) {
    return { text: words.say('code.prescription.expired'), tone: 'neutral' }
  }
  return {
    text: prescriptionStatusText(words, status),
    tone: prescriptionTones[status] ?? 'neutral',
  }
}

/** Of how many the newest are shown, where not all are. */
export const encountersLeft = (
  { say }: Words,
  { total, entries }: NewestEntries<ChartEncounter>,
): ReactElement | null =>
  total > entries.length ? (
    <p className="mg-muted">{say('patients.chart-lists.newest-shown', { shown: entries.length, total })}</p>
  ) : null

/** When it took place, in words. */
export const encounterWhen = (
  words: Words,
  { occurredAt, occurredOn }: ChartEncounter,
  time: TimeFormat,
): string => (occurredOn === null ? time.dateTime(occurredAt) : dateWords(words, occurredOn, time))

/** When it took place, with the precision that is known. */
const whenElement = (words: Words, encounter: ChartEncounter, time: TimeFormat): ReactElement =>
  encounter.occurredOn === null ? (
    timeElement(time, encounter.occurredAt)
  ) : (
    <time dateTime={encounter.occurredOn}>{dateWords(words, encounter.occurredOn, time)}</time>
  )

/** What was written, under what was asked: a complaint is no diagnosis. */
const Said = ({ label, text }: { label: string; text: string | null }): ReactElement | null =>
  text === null ? null : (
    <p className="mg-clinical-text">
      <span className="mg-muted">{label}:</span> {text}
    </p>
  )

export function EncounterList(props: {
  encounters: readonly ChartEncounter[]
  time: TimeFormat
  /** Absent where the reader may not amend. */
  amendHref?: ((id: string) => string) | undefined
}): ReactElement {
  const words = useWords()
  const { say, sayRich } = words

  const { encounters, time, amendHref } = props
  if (encounters.length === 0) {
    return <p className="mg-muted">{say('patients.chart-lists.no-encounters-yet-record')}</p>
  }
  return (
    <ol className="mg-timeline">
      {encounters.map((encounter) => (
        <li key={encounter.id} className="mg-timeline__entry">
          <p className="mg-timeline__head">
            <strong>{encounterKindText(words, encounter.kind)}</strong> {whenElement(words, encounter, time)}
            {encounter.author !== null && (
              <span className="mg-muted">
                {' '}
                <PersonName name={encounter.author} />
              </span>
            )}
            {encounter.state !== null && (
              <Tag tone="warning">{encounterStateText(words, encounter.state)}</Tag>
            )}
            {encounter.amendsId !== null && <Tag tone="info">{say('patients.chart-lists.amended')}</Tag>}
            {encounter.amendedById !== null && (
              <Tag tone="warning">{say('patients.chart-lists.replaced-amendment')}</Tag>
            )}
          </p>
          <Said label={say('patients.chart-lists.reason')} text={encounter.reason} />
          <NoteParts content={encounter.content} />
          <Said label={say('patients.chart-lists.diagnoses')} text={encounter.diagnoses} />
          <Said label={say('patients.chart-lists.notes')} text={encounter.notes} />
          {amendHref !== undefined && encounter.amendedById === null && (
            <p>
              <a href={amendHref(encounter.id)}>
                {sayRich('patients.chart-lists.amend', {
                  hidden: tag('span', { className: 'nhsuk-u-visually-hidden' }),
                  encounter: encounterWhen(words, encounter, time),
                })}
              </a>
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

/** Dose, route and frequency; of another system's prescriptions, some or all can be missing, and stand in words instead. */
export function directionsText(
  words: Words,
  { dose, route, frequency, instructions }: ChartPrescription,
): string {
  const stated = [dose, routeText(words, route), frequency].filter((part) => part !== '')
  return stated.length === 0
    ? (instructions ?? words.say('patients.chart-lists.no-directions'))
    : stated.join(', ')
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
  const { say, sayRich } = useWords()

  const { prescriptions, href, all, today } = props
  const { now, before } = prescriptions
  if (now.length + before.total === 0) {
    return <p className="mg-muted">{say('patients.chart-lists.no-prescriptions-yet')}</p>
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
      {now.length === 0 && <p className="mg-muted">{say('patients.chart-lists.nothing-prescribed-now')}</p>}
      {now.length > 0 && list(now)}
      {before.total > 0 && (
        <>
          <h3 className="mg-card__heading">{say('patients.chart-lists.no-longer-prescribed')}</h3>
          {list(before.entries)}
        </>
      )}
      {left > 0 && (
        <p className="mg-muted">
          {sayRich('patients.chart-lists.that-are-over', {
            shown: before.entries.length,
            total: before.total,
            all: tag('a', { href: all }),
          })}
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
  const words = useWords()
  const { say } = words
  const { prescription, href, today } = props
  const state = prescriptionState(words, prescription, today)
  return (
    <li>
      {href === undefined ? (
        <strong>{prescription.medication}</strong>
      ) : (
        <a href={href(prescription.id)}>{prescription.medication}</a>
      )}{' '}
      <Tag tone={state.tone}>{state.text}</Tag>
      <HandedOver products={prescription.handedOver} />
      <span className="mg-list__detail">
        {directionsText(words, prescription)}
        {prescription.expiresOn !== null &&
          say('patients.chart-lists.valid-until', { until: dayText(words, prescription.expiresOn) })}
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
