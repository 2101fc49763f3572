import type { ReactElement, ReactNode } from 'react'
import { DataTable } from '../components/data-table.tsx'
import { PersonName } from '../components/person-name.tsx'
import { listedBirth, listedName } from '../patients/demographics/listed-patient.ts'
import { dayText, timeElement, type TimeFormat } from '../format.ts'
import { doseText, leftText } from './order-text.ts'
import type { PrescriptionLine } from './prescription.ts'
import { DistrustTag, StateTags } from './state-tags.tsx'
import { writtenText } from './written-text.tsx'

type Part = 'patient' | 'state' | 'prescriber' | 'left' | 'signed' | 'written'

export type PrescriptionTableProps = {
  readonly caption: string
  readonly lines: readonly PrescriptionLine[]
  /** Which columns there are beside the medicine and its last day, in this order. */
  readonly parts: readonly Part[]
  readonly time: TimeFormat
  readonly today: string
  readonly href: (id: string) => string
  readonly empty: ReactNode
}

type Shown = { readonly line: PrescriptionLine; readonly time: TimeFormat; readonly today: string }

const columns: Readonly<
  Record<Exclude<Part, 'patient'>, { label: string; cell: (shown: Shown) => ReactNode }>
> = {
  state: {
    label: 'Status',
    cell: ({ line, today }) => <StateTags prescription={line} today={today} />,
  },
  prescriber: { label: 'Prescriber', cell: ({ line }) => line.order.prescriber ?? '–' },
  left: {
    label: 'Left',
    cell: ({ line }) => <span className="mg-nowrap">{leftText(line.supply)}</span>,
  },
  signed: {
    label: 'Signed',
    cell: ({ line, time }) => (line.signedAt === null ? '–' : timeElement(time, line.signedAt)),
  },
  written: { label: 'Written', cell: ({ line, time }) => writtenText(line.written, time) },
}

/** Prescriptions as a table; the first cell of a row names it and leads to it. */
export function PrescriptionTable(props: PrescriptionTableProps): ReactElement {
  const { caption, lines, parts, time, today, href, empty } = props
  const named = parts.includes('patient')
  const rest = parts.filter((part) => part !== 'patient')
  return (
    <DataTable
      caption={caption}
      hideCaption
      columns={[
        ...(named ? [{ label: 'Patient' }, { label: 'Born' }] : []),
        { label: 'Medicine' },
        ...rest.map((part) => ({ label: columns[part].label })),
        { label: 'Valid until' },
      ]}
      rows={lines.map((line) => ({
        key: line.id,
        tone: line.trust === 'altered' || line.trust === 'damaged' ? ('critical' as const) : undefined,
        cells: [
          ...(named ? patientCells(line, href(line.id)) : []),
          <Medicine
            key="medicine"
            line={line}
            href={named ? undefined : href(line.id)}
            warn={!parts.includes('state')}
          />,
          ...rest.map((part) => columns[part].cell({ line, time, today })),
          line.order.expiresOn === null ? '–' : day(line.order.expiresOn),
        ],
      }))}
      empty={empty}
    />
  )
}

const day = (isoDate: string): ReactElement => <span className="mg-nowrap">{dayText(isoDate)}</span>

const patientCells = ({ patient, order }: PrescriptionLine, href: string): readonly ReactNode[] => [
  <span key="patient">
    <a href={href}>
      <PersonName name={listedName(patient)} />
      <span className="nhsuk-u-visually-hidden">, {order.medication}</span>
    </a>
    <span className="mg-list__detail mg-code">{patient.recordNumber}</span>
  </span>,
  <span key="born" className="mg-nowrap">
    {listedBirth(patient)}
  </span>,
]

function Medicine(props: {
  line: PrescriptionLine
  href: string | undefined
  /** Set where no column of states says that it was altered. */
  warn: boolean
}): ReactElement {
  const { line, href, warn } = props
  const { order } = line
  return (
    <span>
      {href === undefined ? <strong>{order.medication}</strong> : <a href={href}>{order.medication}</a>}
      <span className="mg-list__detail">{doseText(order)}</span>
      {warn && <DistrustTag trust={line.trust} />}
    </span>
  )
}
