import type { ReactElement } from 'react'
import { Tag } from '../../components/tag.tsx'
import type { TimeFormat } from '../../format.ts'
import type { Allergies, AllergyEntry, AllergyStatement } from './allergy.ts'
import {
  criticalityWords,
  isDoubted,
  originOf,
  originWords,
  provenanceWords,
  statementWords,
  timeWords,
  verificationWords,
  type Origin,
} from './words.ts'
import { useWords } from '../../use-words.ts'

/** One allergy with everything that is known of it. */
export function AllergyItem(props: {
  allergy: AllergyEntry
  time: TimeFormat
  /** Where the entries of its list come from. */
  origin: Origin
  /** Where it can be read with its history, and changed. */
  href?: string | undefined
}): ReactElement {
  const words = useWords()
  const { say } = words

  const { allergy, time, origin, href } = props
  const began = timeWords(words, allergy.onset, allergy.onsetNote, time)
  return (
    <>
      <strong>{href === undefined ? allergy.substance : <a href={href}>{allergy.substance}</a>}</strong>{' '}
      {allergy.criticality === 'high' && <Tag tone="critical">{say('patients.allergy-list.high-risk')}</Tag>}{' '}
      {isDoubted(allergy.verification) && (
        <Tag tone="warning">{verificationWords(words, allergy.verification)}</Tag>
      )}
      {allergy.reaction !== null && <span className="mg-list__detail">{allergy.reaction}</span>}
      {allergy.note !== null && <span className="mg-list__detail mg-clinical-text">{allergy.note}</span>}
      <span className="mg-list__detail mg-list__facts">
        {began !== null && <span>{say('patients.allergy-list.began', { began })}</span>}
        {allergy.criticality !== 'high' && allergy.criticality !== 'unknown' && (
          <span>{criticalityWords(words, allergy.criticality)}</span>
        )}
        <span>{provenanceWords(words, allergy, time, origin)}</span>
      </span>
    </>
  )
}

/** A statement that there are none, with who said so and when. */
export function StatementItem({
  statement,
  time,
  origin,
}: {
  statement: AllergyStatement
  time: TimeFormat
  /** Where the entries of its list come from. */
  origin: Origin
}): ReactElement {
  const words = useWords()

  return (
    <>
      <strong>{statementWords(words, statement)}</strong>
      {statement.note !== null && <span className="mg-list__detail mg-clinical-text">{statement.note}</span>}
      <span className="mg-list__detail">{provenanceWords(words, statement, time, origin)}</span>
    </>
  )
}

/** What is known of somebody's allergies: every one that counts, what was stated, or that nobody has asked. */
export function AllergyList(props: {
  allergies: Allergies
  notes: string | null
  time: TimeFormat
  href?: ((id: string) => string) | undefined
}): ReactElement {
  const words = useWords()
  const { say } = words

  const { allergies, notes, time, href } = props
  const { active, statements, state, warnings } = allergies
  const origin = originOf([...active, ...statements])
  const from = originWords(words, origin, active.length + statements.length)
  return (
    <>
      {state === 'not-asked' && (
        <p className="mg-not-asked">
          {warnings.length === 0
            ? say('patients.allergy-list.not-asked')
            : say('patients.allergy-list.only-notes')}
        </p>
      )}
      {from !== null && <p className="mg-muted">{from}</p>}
      {active.length > 0 && (
        <ul className="mg-list">
          {active.map((allergy) => (
            <li key={allergy.id}>
              <AllergyItem allergy={allergy} time={time} origin={origin} href={href?.(allergy.id)} />
            </li>
          ))}
        </ul>
      )}
      {statements.length > 0 && (
        <ul className="mg-list">
          {statements.map((statement) => (
            <li key={statement.id}>
              <StatementItem statement={statement} time={time} origin={origin} />
            </li>
          ))}
        </ul>
      )}
      {notes !== null && (
        <>
          <p className="mg-muted">{say('patients.allergy-list.notes-allergies')}</p>
          <p className="mg-clinical-text">{notes}</p>
        </>
      )}
    </>
  )
}
