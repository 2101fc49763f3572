import type { ReactElement } from 'react'
import { DataTable } from '../components/data-table.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { handoverLines } from './handover-lines.ts'
import type { DispensedSupply } from './prescription.ts'
import { useWords } from '../use-words.ts'

export type DispensingListProps = {
  readonly dispensings: readonly DispensedSupply[]
  readonly time: TimeFormat
  /** Where one is reversed; absent for those who may not. */
  readonly reverseHref?: ((dispensingId: string) => string) | undefined
}

/** What was dispensed of a prescription, the first one first; what was taken back stays, and says so. */
export function DispensingList({ dispensings, time, reverseHref }: DispensingListProps): ReactElement {
  const { say } = useWords()

  return (
    <DataTable
      caption={say('prescriptions.dispensing-list.dispensings')}
      hideCaption
      columns={[
        { label: say('prescriptions.dispensing-list.when') },
        { label: say('prescriptions.dispensing-list.quantity'), numeric: true },
        { label: say('prescriptions.dispensing-list.by') },
      ]}
      rows={dispensings.map((dispensing) => ({
        key: dispensing.id,
        cells: [
          timeElement(time, dispensing.dispensedAt),
          dispensing.reversed === null ? dispensing.quantity : <s key="quantity">{dispensing.quantity}</s>,
          <By key="by" dispensing={dispensing} time={time} reverseHref={reverseHref} />,
        ],
      }))}
      empty={<p className="mg-muted">{say('prescriptions.dispensing-list.nothing-dispensed-yet')}</p>}
    />
  )
}

function By({
  dispensing,
  time,
  reverseHref,
}: Omit<DispensingListProps, 'dispensings'> & { dispensing: DispensedSupply }): ReactElement {
  const words = useWords()
  const { say, sayRich } = words

  const { id, pharmacist, earlyReason, overrideReason, reversed, quantity, given, handover } = dispensing
  return (
    <span>
      {pharmacist}
      {earlyReason !== null && (
        <span className="mg-list__detail">
          {say('prescriptions.dispensing-list.before-day', { earlyReason })}
        </span>
      )}
      {given !== null && (
        <span className="mg-list__detail">{say('pharmacy.handover.given-instead', { product: given })}</span>
      )}
      {handoverLines(words, handover).map((line) => (
        <span key={line} className="mg-list__detail mg-clinical-text">
          {line}
        </span>
      ))}
      {overrideReason !== null && (
        <span className="mg-list__detail">
          {say('prescriptions.dispensing-list.all-the-same', { overrideReason })}
        </span>
      )}
      {reversed !== null && (
        <span className="mg-list__detail">
          {sayRich('prescriptions.dispensing-list.reversed-by', {
            by: reversed.by,
            time: timeElement(time, reversed.at),
            reason: reversed.reason,
          })}
        </span>
      )}
      {reversed === null && reverseHref !== undefined && (
        <span className="mg-list__detail">
          <a href={reverseHref(id)}>
            Reverse
            <span className="nhsuk-u-visually-hidden">
              {say('prescriptions.dispensing-list.the', { quantity })}
            </span>
          </a>
        </span>
      )}
    </span>
  )
}
