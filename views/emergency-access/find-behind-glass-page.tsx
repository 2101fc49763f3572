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
  const { say } = shell.words
  const errors = refused === undefined ? [] : [{ field: 'q', message: refused }]
  return (
    <Layout shell={shell} title={say('emergency-access.find-behind-glass.find-record-emergency')} wide>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('emergency-access.find-behind-glass.find-record-emergency')}
        back={{ href: backHref, label: say('emergency-access.find-behind-glass.emergency-access') }}
        lead={say('emergency-access.find-behind-glass.type-name-date-birth')}
      />
      <FilterForm
        action={action}
        label={say('emergency-access.find-behind-glass.find-record-emergency')}
        submitLabel={say('emergency-access.find-behind-glass.search')}
        clearHref={action}
      >
        <TextField
          name="q"
          label={say('emergency-access.find-behind-glass.name')}
          type="search"
          value={typed.q}
          errors={errors}
        />
        <DateField
          name="birthDate"
          label={say('emergency-access.find-behind-glass.date-birth')}
          value={typed.birthDate}
          errors={[]}
        />
        <SelectField
          name="sex"
          label={say('emergency-access.find-behind-glass.sex')}
          value={typed.sex}
          choices={sexes}
          emptyLabel={say('emergency-access.find-behind-glass.any')}
          errors={[]}
        />
      </FilterForm>
      {more && (
        <AlertCallout
          tone="warning"
          heading={
            people.length === 0
              ? say('emergency-access.find-behind-glass.too-many-people-name')
              : `${people.length} are shown, and there are more`
          }
        >
          <p>{say('emergency-access.find-behind-glass.add-date-birth-name')}</p>
        </AlertCallout>
      )}
      {asked && refused === undefined && !(more && people.length === 0) && (
        <DataTable
          caption={say('emergency-access.find-behind-glass.records-match')}
          columns={[
            { label: say('emergency-access.find-behind-glass.name') },
            { label: say('emergency-access.find-behind-glass.born') },
            { label: say('emergency-access.find-behind-glass.sex') },
            { label: say('emergency-access.find-behind-glass.record') },
            { label: say('emergency-access.find-behind-glass.national-id') },
            { label: say('emergency-access.find-behind-glass.break-glass'), hideLabel: true },
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
                <span className="nhsuk-u-visually-hidden">
                  {say('emergency-access.find-behind-glass.for-record', { record: person.record })}
                </span>
              </a>,
            ],
          }))}
          empty={
            <EmptyState heading={say('emergency-access.find-behind-glass.nobody-matches')}>
              {say('emergency-access.find-behind-glass.check-spelling-date-leave')}
            </EmptyState>
          }
        />
      )}
    </Layout>
  )
}
