import type { ReactElement } from 'react'
import { PersonName } from '../components/person-name.tsx'
import { Tag } from '../components/tag.tsx'
import type { TimeFormat } from '../format.ts'
import { isUnreadable, listedBirth, listedName } from '../patients/demographics/listed-patient.ts'
import { useWords } from '../use-words.ts'
import { AllergyChips } from './allergy-chips.tsx'
import { QueueLineRow } from './queue-line-row.tsx'
import type { QueueGroup } from './queue.ts'

export type QueueTableProps = {
  readonly groups: readonly QueueGroup[]
  readonly time: TimeFormat
  readonly today: string
  /** Where everything that is open of one patient is shown. */
  readonly ofPatient: (recordNumber: string) => string
}

/** The queue as one table: a heading for each patient with what could harm them, and a row for each prescription. */
export function QueueTable({ groups, ofPatient, ...shown }: QueueTableProps): ReactElement {
  const { say } = useWords()
  return (
    <div className="mg-table-frame">
      <table className="nhsuk-table mg-table mg-queue">
        <caption className="nhsuk-u-visually-hidden">{say('pharmacy.queue.heading')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('pharmacy.queue.medicine')}</th>
            <th scope="col">{say('pharmacy.queue.left')}</th>
            <th scope="col">{say('pharmacy.queue.last-supplied')}</th>
            <th scope="col">{say('pharmacy.queue.valid-until')}</th>
            <th scope="col">
              <span className="nhsuk-u-visually-hidden">{say('pharmacy.queue.dispense')}</span>
            </th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.patient.patientId}>
            <PatientRow group={group} today={shown.today} ofPatient={ofPatient} />
            {group.lines.map((line) => (
              <QueueLineRow key={line.id} line={line} {...shown} />
            ))}
            {group.goesOn && (
              <tr className="mg-queue__note">
                <td colSpan={5}>{say('pharmacy.queue.goes-on')}</td>
              </tr>
            )}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function PatientRow(props: {
  group: QueueGroup
  today: string
  ofPatient: (recordNumber: string) => string
}): ReactElement {
  const { group, today, ofPatient } = props
  const { patient, lines, open, continued } = group
  const words = useWords()
  const { say } = words
  return (
    <tr className="mg-queue__patient">
      <th colSpan={5} scope="rowgroup">
        <span className="mg-queue__who">
          <span className="mg-queue__name">
            <PersonName name={listedName(words, patient)} />
          </span>
          <span>{say('pharmacy.queue.born', { birth: listedBirth(words, patient, today) })}</span>
          <span className="mg-code">{patient.recordNumber}</span>
          {!isUnreadable(patient) && <AllergyChips allergies={patient.allergies} />}
          {continued && <Tag>{say('pharmacy.queue.continued')}</Tag>}
          {lines.length < open && !continued && !group.goesOn && (
            <span className="mg-queue__rest">
              {say('pharmacy.queue.of-open', { shown: lines.length, open })}{' '}
              <a href={ofPatient(patient.recordNumber)}>{say('pharmacy.queue.all-of-patient')}</a>
            </span>
          )}
        </span>
      </th>
    </tr>
  )
}
