import type { ReactElement, ReactNode } from 'react'
import type { EventEntry, LinkedText } from './event-entry.ts'
import { useWords } from '../use-words.ts'

export const linked = ({ text, href }: LinkedText): ReactNode =>
  href === undefined ? text : <a href={href}>{text}</a>

/** Says that there is nothing to say. */
export const nothing = <span className="mg-muted mg-nothing">–</span>

/** The first record, and the others to unfold; on paper, where nothing unfolds, all of them. */
export function PatientsOfEvent({ entry, onPaper }: { entry: EventEntry; onPaper: boolean }): ReactElement {
  const { say } = useWords()

  const { patients, furtherPatients } = entry
  const [first, ...others] = patients.map((patient) => (
    <span key={patient.text} className="mg-code mg-nowrap">
      {linked(patient)}
    </span>
  ))
  if (first === undefined) {
    return nothing
  }
  const rest = (
    <>
      {others.map((other, index) => [index > 0 && ' ', other])}
      {furtherPatients > 0 && (
        <>
          {' '}
          <a href={entry.href}>{say('audit.patients-of-event.and-more', { furtherPatients })}</a>
        </>
      )}
    </>
  )
  const left = others.length + furtherPatients
  if (left === 0 || onPaper) {
    return (
      <>
        {first} {rest}
      </>
    )
  }
  return (
    <>
      {first}{' '}
      <details className="mg-more">
        <summary>
          +{left}
          <span className="nhsuk-u-visually-hidden">{say('audit.patients-of-event.more-records')}</span>
        </summary>
        {rest}
      </details>
    </>
  )
}
