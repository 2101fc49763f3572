import type { ReactElement } from 'react'
import type { Grant } from './grant.ts'

export type GrantSubjectProps = {
  readonly grant: Pick<Grant, 'patientId' | 'recordNumber'>
  /** Where the record is; without it there is no link. */
  readonly patientHref?: ((id: string) => string) | undefined
}

/** What emergency access is to: a record, by its number, or one's own work outside hours. */
export function GrantSubject({ grant, patientHref }: GrantSubjectProps): ReactElement {
  const { patientId, recordNumber } = grant
  if (patientId === null) {
    return <span>Own work, outside hours</span>
  }
  if (patientHref !== undefined) {
    return <a href={patientHref(patientId)}>{recordNumber}</a>
  }
  return <span className="mg-code">{recordNumber}</span>
}
