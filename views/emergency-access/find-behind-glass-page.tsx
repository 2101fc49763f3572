import type { ReactElement } from 'react'
import type { Text } from '../words/said.ts'
import { AlertCallout } from '../components/alert-callout.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import { DateField } from '../components/fields/date-field.tsx'
import { FilterForm } from '../components/forms/filter-form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { SelectField } from '../components/fields/select-field.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import { codeText } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'

/** Somebody outside the reader's care, masked. */
export type BehindGlassPerson = {
  readonly name: string
  readonly born: string
  readonly sex: string | undefined
  readonly record: string
  readonly nationalId: string | undefined
  /** Where to break the glass for them. */
  readonly href: string
}

export type FindBehindGlassPageProps = {
  readonly shell: Shell
  readonly typed: { readonly q: string; readonly birthDate: string; readonly sex: string }
  readonly refused?: Text | undefined
  /** Whether anything was asked for. */
  readonly asked: boolean
  readonly people: readonly BehindGlassPerson[]
  readonly more: boolean
  readonly action: string
  readonly backHref: string
}

const sexes = ['female', 'male', 'other', 'unknown'].map((value) => ({ value, label: codeText(value) }))

/** Finding somebody outside one's care by name and birth date or sex, masked until the glass is broken. */
export function FindBehindGlassPage(props: FindBehindGlassPageProps): ReactElement {
  const { shell, typed, refused, asked, people, more, action, backHref } = props
  const errors = refused === undefined ? [] : [{ field: 'q', message: refused }]
  return (
    <Layout shell={shell} title="Find a record in an emergency" wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="Find a record in an emergency"
        back={{ href: backHref, label: 'Emergency access' }}
        lead="Type the name, and the date of birth or the sex. Each search, and whom it showed, is recorded. Names stay masked until you break the glass."
      />
      <FilterForm
        action={action}
        label="Find a record in an emergency"
        submitLabel="Search"
        clearHref={action}
      >
        <TextField name="q" label="Name" type="search" value={typed.q} errors={errors} />
        <DateField name="birthDate" label="Date of birth" value={typed.birthDate} errors={[]} />
        <SelectField name="sex" label="Sex" value={typed.sex} choices={sexes} emptyLabel="Any" errors={[]} />
      </FilterForm>
      {more && (
        <AlertCallout
          tone="warning"
          heading={
            people.length === 0
              ? 'Too many people have this name to look through'
              : `${people.length} are shown, and there are more`
          }
        >
          <p>Add the date of birth, or more of the name.</p>
        </AlertCallout>
      )}
      {asked && refused === undefined && !(more && people.length === 0) && (
        <DataTable
          caption="Records that match"
          columns={[
            { label: 'Name' },
            { label: 'Born' },
            { label: 'Sex' },
            { label: 'Record' },
            { label: 'National id' },
            { label: 'Break the glass', hideLabel: true },
          ]}
          rows={people.map((person) => ({
            key: person.href,
            cells: [
              person.name,
              person.born,
              person.sex === undefined ? '–' : codeText(person.sex),
              <span key="record" className="mg-code">
                {person.record}
              </span>,
              person.nationalId ?? '–',
              <a key="open" href={person.href}>
                Break the glass
                <span className="nhsuk-u-visually-hidden"> for record {person.record}</span>
              </a>,
            ],
          }))}
          empty={
            <EmptyState heading="Nobody matches">
              Check the spelling and the date; leave out what you are not sure of.
            </EmptyState>
          }
        />
      )}
    </Layout>
  )
}
