import type { ReactElement } from 'react'
import type { Grant } from './grant.ts'
import { useWords } from '../use-words.ts'

export type GrantSubjectProps = {
  readonly grant: Pick<Grant, 'patientId' | 'recordNumber'>
  /** Where the record is; without it there is no link. */
  readonly patientHref?: ((id: string) => string) | undefined
}

/** What emergency access is to: a record, by its number, or one's own work outside hours. */
export function GrantSubject({ grant, patientHref }: GrantSubjectProps): ReactElement {
  const { say } = useWords()

  const { patientId, recordNumber } = grant
  if (patientId === null) {
    return <span>{say('emergency-access.grant-subject.own-work-outside-hours')}</span>
  }
  if (patientHref !== undefined) {
    return <a href={patientHref(patientId)}>{recordNumber}</a>
  }
  return <span className="mg-code">{recordNumber}</span>
}
