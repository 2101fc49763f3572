import type { ReactElement } from 'react'
import { DataTable } from '../components/data-table.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import type { DispensedSupply } from './prescription.ts'

export type DispensingListProps = {
  readonly dispensings: readonly DispensedSupply[]
  readonly time: TimeFormat
  /** Where one is reversed; absent for those who may not. */
  readonly reverseHref?: ((dispensingId: string) => string) | undefined
}

/** What was dispensed of a prescription, the first one first; what was taken back stays, and says so. */
export function DispensingList({ dispensings, time, reverseHref }: DispensingListProps): ReactElement {
  return (
    <DataTable
      caption="Dispensings"
      hideCaption
      columns={[{ label: 'When' }, { label: 'Quantity', numeric: true }, { label: 'By' }]}
      rows={dispensings.map((dispensing) => ({
        key: dispensing.id,
        cells: [
          timeElement(time, dispensing.dispensedAt),
          dispensing.reversed === null ? dispensing.quantity : <s key="quantity">{dispensing.quantity}</s>,
          <By key="by" dispensing={dispensing} time={time} reverseHref={reverseHref} />,
        ],
      }))}
      empty={<p className="mg-muted">Nothing was dispensed yet.</p>}
    />
  )
}

function By({
  dispensing,
  time,
  reverseHref,
}: Omit<DispensingListProps, 'dispensings'> & { dispensing: DispensedSupply }): ReactElement {
  const { id, pharmacist, earlyReason, overrideReason, reversed, quantity } = dispensing
  return (
    <span>
      {pharmacist}
      {earlyReason !== null && <span className="mg-list__detail">Before its day: {earlyReason}</span>}
      {overrideReason !== null && (
        <span className="mg-list__detail">Against an allergy: {overrideReason}</span>
      )}
      {reversed !== null && (
        <span className="mg-list__detail">
          Reversed by {reversed.by}, {timeElement(time, reversed.at)}: {reversed.reason}
        </span>
      )}
      {reversed === null && reverseHref !== undefined && (
        <span className="mg-list__detail">
          <a href={reverseHref(id)}>
            Reverse<span className="nhsuk-u-visually-hidden"> the {quantity}</span>
          </a>
        </span>
      )}
    </span>
  )
}
