import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { DataTable } from '../components/data-table.tsx'
import { DateField } from '../components/fields/date-field.tsx'
import { Details } from '../components/details.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { FilterForm } from '../components/forms/filter-form.tsx'
import { KeyFigures } from '../components/key-figures.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Layout, type Shell } from '../layout.tsx'
import { reasonText } from './reasons.ts'

/** How often emergency access was used, by one person, ward, reason or month; `by` is null for all together. */
export type Numbers = {
  readonly by: 'person' | 'ward' | 'reason' | 'month' | null
  readonly name: string | null
  readonly grants: number
  readonly ownWork: number
  readonly extended: number
  readonly approved: number
  readonly due: number
  readonly overdue: number
  readonly inTime: number
  readonly justified: number
  readonly unjustified: number
  readonly escalated: number
}

export type NumbersPageProps = {
  readonly shell: Shell
  /** YYYY-MM-DD */
  readonly firstDay: string
  readonly lastDay: string
  readonly numbers: readonly Numbers[]
  readonly action: string
  readonly listHref: string
  readonly exportHref: string
}

const groups = [
  { by: 'person', heading: 'By person', label: 'Person' },
  { by: 'ward', heading: 'By ward', label: 'Ward' },
  { by: 'reason', heading: 'By reason', label: 'Reason' },
  { by: 'month', heading: 'By month', label: 'Month' },
] as const

const counted = [
  { label: 'Uses', of: (row: Numbers) => row.grants },
  { label: 'Own work', of: (row: Numbers) => row.ownWork },
  { label: 'Extended', of: (row: Numbers) => row.extended },
  { label: 'Approved', of: (row: Numbers) => row.approved },
  { label: 'Justified', of: (row: Numbers) => row.justified },
  { label: 'Unjustified', of: (row: Numbers) => row.unjustified },
  { label: 'Escalated', of: (row: Numbers) => row.escalated },
  { label: 'To review', of: (row: Numbers) => row.due },
] as const

function nameOf({ by, name }: Numbers): string {
  if (name === null) {
    return 'Not known'
  }
  return by === 'reason' ? reasonText(name) : name
}

function Figures({ all }: { all: Numbers }): ReactElement {
  const figures = [
    { label: 'Uses', value: String(all.grants) },
    { label: 'Reviewed in time', value: String(all.inTime), note: 'within 72 hours' },
    { label: 'To review', value: String(all.due), note: `${all.overdue} overdue` },
    {
      label: 'Unjustified',
      value: String(all.unjustified),
      tone: all.unjustified > 0 ? ('critical' as const) : undefined,
    },
  ]
  return <KeyFigures label="Emergency access in this period" figures={figures} />
}

/** So many rows stand in sight; the others are there to be unfolded. */
const rowsInSight = 25

function Counted(props: { label: string; heading: string; numbers: readonly Numbers[] }): ReactElement {
  const { label, heading, numbers } = props
  const table = (caption: string, rows: readonly Numbers[]) => (
    <DataTable
      caption={caption}
      hideCaption
      narrow="scroll"
      columns={[{ label }, ...counted.map((column) => ({ label: column.label, numeric: true }))]}
      rows={rows.map((row, index) => ({
        key: `${row.by}-${index}`,
        cells: [nameOf(row), ...counted.map((column) => String(column.of(row)))],
      }))}
    />
  )
  const others = numbers.slice(rowsInSight)
  return (
    <>
      {table(heading, numbers.slice(0, rowsInSight))}
      {others.length > 0 && (
        <Details summary={`The other ${others.length} of ${numbers.length}`}>
          {table(`${heading}, the others`, others)}
        </Details>
      )}
    </>
  )
}

/** How often emergency access was used in a period, and how it was reviewed. */
export function NumbersPage(props: NumbersPageProps): ReactElement {
  const { shell, firstDay, lastDay, numbers, action, listHref, exportHref } = props
  const all = numbers.find(({ by }) => by === null)
  return (
    <Layout shell={shell} title="Statistics of emergency access" wide>
      <PageHeading
        heading="Statistics of emergency access"
        back={{ href: listHref, label: 'Reviews' }}
        actions={<a href={exportHref}>Export as CSV</a>}
      />
      <FilterForm action={action} label="Choose a period">
        <DateField name="from" label="From" value={firstDay} errors={[]} required />
        <DateField name="to" label="To" value={lastDay} errors={[]} required />
      </FilterForm>
      {all === undefined || all.grants === 0 ? (
        <EmptyState heading="No emergency access in this period">Choose another period above.</EmptyState>
      ) : (
        <>
          <Figures all={all} />
          {groups.map(({ by, heading, label }) => (
            <Card key={by} heading={heading}>
              <Counted label={label} heading={heading} numbers={numbers.filter((row) => row.by === by)} />
            </Card>
          ))}
        </>
      )}
    </Layout>
  )
}
