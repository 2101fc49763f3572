import type { ReactElement, ReactNode } from 'react'
import { DataTable } from '../components/data-table.tsx'
import { PersonName } from '../components/person-name.tsx'
import { listedBirth, listedName } from '../patients/demographics/listed-patient.ts'
import { timeElement, type TimeFormat } from '../format.ts'
import { dayText } from '../words/calendar-date.ts'
import { HandedOver } from './handed-over.tsx'
import { doseText, leftText } from './order-text.ts'
import type { PrescriptionLine } from './prescription.ts'
import { DistrustTag, StateTags } from './state-tags.tsx'
import { writtenText } from './written-text.tsx'
import { useWords } from '../use-words.ts'
import type { Words } from '../words/words.ts'

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

type ColumnKey = `prescriptions.prescription-table.${'status' | 'prescriber' | 'left' | 'signed' | 'written'}`

type Shown = {
  readonly words: Words
  readonly line: PrescriptionLine
  readonly time: TimeFormat
  readonly today: string
}

const columns: Readonly<
  Record<Exclude<Part, 'patient'>, { label: ColumnKey; cell: (shown: Shown) => ReactNode }>
> = {
  state: {
    label: 'prescriptions.prescription-table.status',
    cell: ({ line, today }) => <StateTags prescription={line} today={today} />,
  },
  prescriber: {
    label: 'prescriptions.prescription-table.prescriber',
    cell: ({ line }) => line.order.prescriber ?? '–',
  },
  left: {
    label: 'prescriptions.prescription-table.left',
    cell: ({ words, line }) => <span className="mg-nowrap">{leftText(words, line.supply)}</span>,
  },
  signed: {
    label: 'prescriptions.prescription-table.signed',
    cell: ({ line, time }) => (line.signedAt === null ? '–' : timeElement(time, line.signedAt)),
  },
  written: {
    label: 'prescriptions.prescription-table.written',
    cell: ({ words, line, time }) => writtenText(words, line.written, time),
  },
}

/** Prescriptions as a table; the first cell of a row names it and leads to it. */
export function PrescriptionTable(props: PrescriptionTableProps): ReactElement {
  const words = useWords()
  const { say } = words

  const { caption, lines, parts, time, today, href, empty } = props
  const named = parts.includes('patient')
  const rest = parts.filter((part) => part !== 'patient')
  return (
    <DataTable
      caption={caption}
      hideCaption
      columns={[
        ...(named
          ? [
              { label: say('prescriptions.prescription-table.patient') },
              { label: say('prescriptions.prescription-table.born') },
            ]
          : []),
        { label: say('prescriptions.prescription-table.medicine') },
        ...rest.map((part) => ({ label: say(columns[part].label) })),
        { label: say('prescriptions.prescription-table.valid-until') },
      ]}
      rows={lines.map((line) => ({
        key: line.id,
        tone: line.trust === 'altered' || line.trust === 'damaged' ? ('critical' as const) : undefined,
        cells: [
          ...(named ? patientCells(words, line, href(line.id)) : []),
          <Medicine
            key="medicine"
            line={line}
            href={named ? undefined : href(line.id)}
            warn={!parts.includes('state')}
          />,
          ...rest.map((part) => columns[part].cell({ words, line, time, today })),
          line.order.expiresOn === null ? '–' : day(words, line.order.expiresOn),
        ],
      }))}
      empty={empty}
    />
  )
}

const day = (words: Words, isoDate: string): ReactElement => (
  <span className="mg-nowrap">{dayText(words, isoDate)}</span>
)

const patientCells = (
  words: Words,
  { patient, order }: PrescriptionLine,
  href: string,
): readonly ReactNode[] => [
  <span key="patient">
    <a href={href}>
      <PersonName name={listedName(words, patient)} />
      <span className="nhsuk-u-visually-hidden">, {order.medication}</span>
    </a>
    <span className="mg-list__detail mg-code">{patient.recordNumber}</span>
  </span>,
  <span key="born" className="mg-nowrap">
    {listedBirth(words, patient)}
  </span>,
]

function Medicine(props: {
  line: PrescriptionLine
  href: string | undefined
  /** Set where no column of states says that it was altered. */
  warn: boolean
}): ReactElement {
  const words = useWords()

  const { line, href, warn } = props
  const { order } = line
  return (
    <span>
      {href === undefined ? <strong>{order.medication}</strong> : <a href={href}>{order.medication}</a>}
      <HandedOver products={line.handedOver} />
      <span className="mg-list__detail">{doseText(words, order)}</span>
      {warn && <DistrustTag trust={line.trust} />}
    </span>
  )
}
