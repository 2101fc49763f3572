import type { ReactElement } from 'react'
import { Card } from '../components/card.tsx'
import { DataTable } from '../components/data-table.tsx'
import { DateField } from '../components/fields/date-field.tsx'
import { Details } from '../components/details.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { FilterForm } from '../components/forms/filter-form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Layout, type Shell } from '../layout.tsx'
import { reasonText } from './reasons.ts'
import { useWords } from '../use-words.ts'
import type { Words } from '../words/words.ts'
import { type Numbers, Figures } from './emergency-figures.tsx'

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

function nameOf(words: Words, { by, name }: Numbers): string {
  if (name === null) {
    return 'Not known'
  }
  return by === 'reason' ? reasonText(words, name) : name
}

/** So many rows stand in sight; the others are there to be unfolded. */
const rowsInSight = 25

function Counted(props: { label: string; heading: string; numbers: readonly Numbers[] }): ReactElement {
  const words = useWords()
  const { say } = words

  const { label, heading, numbers } = props
  const table = (caption: string, rows: readonly Numbers[]) => (
    <DataTable
      caption={caption}
      hideCaption
      narrow="scroll"
      columns={[{ label }, ...counted.map((column) => ({ label: column.label, numeric: true }))]}
      rows={rows.map((row, index) => ({
        key: `${row.by}-${index}`,
        cells: [nameOf(words, row), ...counted.map((column) => String(column.of(row)))],
      }))}
    />
  )
  const others = numbers.slice(rowsInSight)
  return (
    <>
      {table(heading, numbers.slice(0, rowsInSight))}
      {others.length > 0 && (
        <Details
          summary={say('emergency-access.numbers.the-other-of', {
            length: others.length,
            length2: numbers.length,
          })}
        >
          {table(`${heading}, the others`, others)}
        </Details>
      )}
    </>
  )
}

/** How often emergency access was used in a period, and how it was reviewed. */
export function NumbersPage(props: NumbersPageProps): ReactElement {
  const { shell, firstDay, lastDay, numbers, action, listHref, exportHref } = props
  const { say } = shell.words
  const all = numbers.find(({ by }) => by === null)
  return (
    <Layout shell={shell} title={say('emergency-access.numbers.statistics-emergency-access')} wide>
      <PageHeading
        heading={say('emergency-access.numbers.statistics-emergency-access')}
        back={{ href: listHref, label: say('emergency-access.numbers.reviews') }}
        actions={<a href={exportHref}>{say('emergency-access.numbers.export-csv')}</a>}
      />
      <FilterForm action={action} label={say('emergency-access.numbers.choose-period')}>
        <DateField
          name="from"
          label={say('emergency-access.numbers.from')}
          value={firstDay}
          errors={[]}
          required
        />
        <DateField
          name="to"
          label={say('emergency-access.numbers.to')}
          value={lastDay}
          errors={[]}
          required
        />
      </FilterForm>
      {all === undefined || all.grants === 0 ? (
        <EmptyState heading={say('emergency-access.numbers.no-emergency-access-period')}>
          {say('emergency-access.numbers.choose-another-period-above')}
        </EmptyState>
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
