import type { ReactElement } from 'react'
import { DataTable } from '../components/data-table.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import type { NotDispensedEntry } from './prescription.ts'
import { useWords } from '../use-words.ts'

/** When nothing was handed over, and why; nothing where that never was. */
export function NotDispensedList(props: {
  entries: readonly NotDispensedEntry[]
  time: TimeFormat
}): ReactElement | null {
  const { say } = useWords()

  const { entries, time } = props
  return entries.length === 0 ? null : (
    <DataTable
      caption={say('prescriptions.not-dispensed-list.not-dispensed')}
      columns={[
        { label: say('prescriptions.not-dispensed-list.when') },
        { label: say('prescriptions.not-dispensed-list.why') },
        { label: say('prescriptions.not-dispensed-list.by') },
      ]}
      rows={entries.map(({ id, at, reason, note, pharmacist }) => ({
        key: id,
        cells: [
          timeElement(time, at),
          <span key="why">
            {reason}
            {note !== null && <span className="mg-list__detail">{note}</span>}
          </span>,
          pharmacist,
        ],
      }))}
      empty={null}
    />
  )
}
