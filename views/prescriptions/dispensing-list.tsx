import type { ReactElement } from 'react'
import { DataTable } from '../components/data-table.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import type { Dispensed } from './prescription.ts'

/** What was dispensed of a prescription, the first one first. */
export function DispensingList(props: { dispensings: readonly Dispensed[]; time: TimeFormat }): ReactElement {
  const { dispensings, time } = props
  return (
    <DataTable
      caption="Dispensings"
      hideCaption
      columns={[{ label: 'When' }, { label: 'Quantity', numeric: true }, { label: 'By' }]}
      rows={dispensings.map((dispensing) => ({
        key: dispensing.id,
        cells: [timeElement(time, dispensing.dispensedAt), dispensing.quantity, dispensing.pharmacist],
      }))}
      empty={<p className="mg-muted">Nothing was dispensed yet.</p>}
    />
  )
}
