import type { ReactElement } from 'react'
import { LinkButton } from '../components/button.tsx'
import { Tag } from '../components/tag.tsx'
import { paths } from '../../server/paths.ts'
import type { TimeFormat } from '../format.ts'
import { listedName } from '../patients/demographics/listed-patient.ts'
import { useWords } from '../use-words.ts'
import { dayText } from '../words/calendar-date.ts'
import { HandedOver } from './handed-over.tsx'
import { doseText, leftText } from './order-text.ts'
import { DistrustTag } from './state-tags.tsx'
import type { QueueLine } from './queue.ts'

export type QueueLineRowProps = {
  readonly line: QueueLine
  readonly time: TimeFormat
  readonly today: string
}

/** One prescription of the queue: what, how much of it is left, since when, until when, and the way to dispense it. */
export function QueueLineRow(props: QueueLineRowProps): ReactElement {
  const { line, time } = props
  const words = useWords()
  const { say } = words
  const { order, supply, lastSupplied, trust } = line
  const { soon } = line
  const wrong = trust === 'altered' || trust === 'damaged' || line.conflict === 'unanswered'
  return (
    <tr className={rowClass(wrong, soon !== undefined)}>
      <th scope="row">
        <a href={paths.prescription(line.id)}>{order.medication}</a>
        <HandedOver products={line.handedOver} />
        <span className="mg-list__detail">{doseText(words, order)}</span>
        <span className="mg-tags">
          <DistrustTag trust={trust} />
          <ConflictTag conflict={line.conflict} />
        </span>
      </th>
      <td data-label={say('pharmacy.queue.left')}>{leftText(words, supply)}</td>
      <td data-label={say('pharmacy.queue.last-supplied')}>
        {lastSupplied === undefined ? say('pharmacy.queue.never') : time.date(lastSupplied)}
        {soon !== undefined && (
          <strong className="mg-list__detail">
            {supply?.dueOn === undefined
              ? say('pharmacy.queue.supplied-today')
              : say('pharmacy.queue.early', { date: dayText(words, supply.dueOn) })}
          </strong>
        )}
      </td>
      <td data-label={say('pharmacy.queue.valid-until')}>
        <ValidUntil {...props} />
      </td>
      <td className="mg-cell-actions">
        <LinkButton
          href={paths.dispensePrescription(line.id)}
          variant={soon === undefined ? undefined : 'secondary'}
          small
        >
          {say('pharmacy.queue.dispense')}
          <span className="nhsuk-u-visually-hidden">
            {' '}
            {say('pharmacy.queue.dispense-of', {
              medication: order.medication,
              name: listedName(words, line.patient),
            })}
          </span>
        </LinkButton>
      </td>
    </tr>
  )
}

const rowClass = (wrong: boolean, early: boolean): string | undefined =>
  wrong ? 'mg-row--critical' : early ? 'mg-queue__early' : undefined

/** The last day, with a warning where it is near. */
function ValidUntil({ line, today }: QueueLineRowProps): ReactElement {
  const words = useWords()
  const { say } = words
  const { expiresOn } = line.order
  if (expiresOn === null) {
    return <>–</>
  }
  return (
    <>
      <span className="mg-nowrap">{dayText(words, expiresOn)}</span>
      {line.endsSoon && (
        <>
          {' '}
          <Tag tone="warning">
            {say(expiresOn <= today ? 'pharmacy.queue.ends-today' : 'pharmacy.queue.ends-soon')}
          </Tag>
        </>
      )}
    </>
  )
}

function ConflictTag({ conflict }: Pick<QueueLine, 'conflict'>): ReactElement | null {
  const { say } = useWords()
  return conflict === undefined ? null : (
    <Tag tone={conflict === 'answered' ? 'warning' : 'critical'}>
      {say(`pharmacy.queue.conflict-${conflict}`)}
    </Tag>
  )
}
