import type { ReactElement } from 'react'
import { Card } from '../../components/card.tsx'
import { Tag } from '../../components/tag.tsx'
import { useWords } from '../../use-words.ts'
import { dayText } from '../../words/calendar-date.ts'
import type { Words } from '../../words/words.ts'
import { HandedOver } from '../../prescriptions/handed-over.tsx'
import type { ChartPrescription } from '../chart.ts'
import { directionsText } from '../chart-lists.tsx'
import { AddLink } from './add-link.tsx'
import { takenState, takesNow, type TakenState } from './takes-now.ts'

/** What is said in amber of a line; nothing of what is as it should be. */
function warningOf({ say }: Words, state: TakenState): string | null {
  switch (state) {
    case 'unsigned':
    case 'ending':
    case 'on-hold':
    case 'unknown':
      return say(`patients.summary.taken.${state}`)
    default:
      return null
  }
}

type TakesNowCardProps = {
  readonly now: readonly ChartPrescription[]
  /** Handed out in full, and lasting until now. */
  readonly supplied: readonly ChartPrescription[]
  /** How many are over. */
  readonly over: number
  readonly today: string
  readonly all: string
  /** Absent where the reader may not prescribe. */
  readonly add: string | undefined
  readonly href: (id: string) => string
}

/** Every medicine that the patient takes now, as far as the record says, a line each. */
export function TakesNowCard({
  now,
  supplied,
  over,
  today,
  all,
  add,
  href,
}: TakesNowCardProps): ReactElement {
  const { say } = useWords()
  const { here, elsewhere, ranOut } = takesNow(now, supplied, today)
  const lines = (medicines: readonly ChartPrescription[]) => (
    <ul className="mg-lines">
      {medicines.map((medicine) => (
        <MedicineLine key={medicine.id} medicine={medicine} today={today} href={href(medicine.id)} />
      ))}
    </ul>
  )
  return (
    <Card
      heading={say('patients.summary.takes-now')}
      id="prescriptions"
      actions={add !== undefined && <AddLink href={add} to={say('patients.summary.takes-now')} />}
    >
      {here.length + elsewhere.length === 0 && (
        <p className="mg-muted">
          {now.length + over === 0
            ? say('patients.chart-lists.no-prescriptions-yet')
            : say('patients.summary.takes-nothing')}
        </p>
      )}
      {here.length > 0 && lines(here)}
      {elsewhere.length > 0 && (
        <>
          <h3 className="mg-lines__heading">{say('patients.summary.taken-elsewhere')}</h3>
          {lines(elsewhere)}
        </>
      )}
      {ranOut.length > 0 && (
        <>
          <h3 className="mg-lines__heading">{say('patients.summary.ran-out')}</h3>
          {lines(ranOut)}
        </>
      )}
      <p className="mg-lines__more">
        <a href={all}>{say('patients.chart.all-prescriptions')}</a>
        {over > 0 && <span>{say('patients.summary.medicines-over', { count: over })}</span>}
      </p>
    </Card>
  )
}

function MedicineLine(props: { medicine: ChartPrescription; today: string; href: string }): ReactElement {
  const words = useWords()
  const { say } = words
  const { medicine, today, href } = props
  const { expiresOn, supplies } = medicine
  const state = takenState(medicine, today)
  const runsOut =
    (state === 'signed' || state === 'ending' || state === 'unsigned') &&
    expiresOn !== null &&
    expiresOn < today
  const warning = runsOut && state !== 'unsigned' ? null : warningOf(words, state)
  return (
    <li>
      <a href={href}>{medicine.medication}</a> {warning !== null && <Tag tone="warning">{warning}</Tag>}
      <HandedOver products={medicine.handedOver} />
      <span className="mg-list__detail">
        {directionsText(words, medicine)}
        {expiresOn !== null &&
          say(runsOut ? 'patients.summary.was-until' : 'patients.summary.until', {
            until: dayText(words, expiresOn),
          })}
        {state === 'supplied' && say('patients.summary.all-supplied')}
        {state !== 'supplied' && supplies !== null && say('patients.summary.supplies-left', supplies)}
      </span>
    </li>
  )
}
