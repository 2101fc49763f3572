import type { ReactElement } from 'react'
import type { FieldError } from '../components/fields/field.ts'
import { FilterForm } from '../components/forms/filter-form.tsx'
import { GroupedSelectField, type ChoiceGroup } from '../components/fields/grouped-select-field.tsx'
import { SelectField } from '../components/fields/select-field.tsx'
import { TextField } from '../components/fields/text-field.tsx'

export type SearchFormProps = {
  readonly action: string
  readonly typed: Readonly<Partial<Record<string, string>>>
  readonly errors: readonly FieldError[]
  readonly eventGroups: readonly ChoiceGroup[]
  /** The order as it stands in the address. */
  readonly order: { readonly sort?: string | undefined; readonly direction?: string | undefined }
}

const sortChoices = [
  { value: 'time', label: 'Time' },
  { value: 'event', label: 'Event' },
  { value: 'who', label: 'Who' },
  { value: 'patient', label: 'Patient record' },
  { value: 'outcome', label: 'Outcome' },
  { value: 'severity', label: 'Severity' },
  { value: 'address', label: 'Address' },
]

const directionChoices = [
  { value: 'asc', label: 'Ascending' },
  { value: 'desc', label: 'Descending' },
]

const severityChoices = [
  { value: 'info', label: 'Info' },
  { value: 'warning', label: 'Warning' },
  { value: 'critical', label: 'Critical' },
  { value: 'emergency', label: 'Emergency' },
]

const outcomeChoices = [
  { value: 'success', label: 'Success' },
  { value: 'refused', label: 'Refused' },
  { value: 'failure', label: 'Failed' },
]

/** The filters of the audit log and the order of what they find. */
export function SearchForm({ action, typed, errors, eventGroups, order }: SearchFormProps): ReactElement {
  const used = Object.keys(typed).length > 0
  return (
    <FilterForm
      action={action}
      label="Filter the audit log"
      submitLabel="Search"
      clearHref={used ? action : undefined}
    >
      <SearchFields typed={typed} errors={errors} eventGroups={eventGroups} />
      <OrderFields order={order} errors={errors} />
    </FilterForm>
  )
}

/** The filters themselves. They all hold together. Session, request and grant appear once a link has set them. */
export function SearchFields({
  typed,
  errors,
  eventGroups,
}: Omit<SearchFormProps, 'action' | 'order'>): ReactElement {
  const field = (name: string) => ({ name, value: typed[name], errors })
  return (
    <>
      <TextField {...field('from')} label="From" hint="2025-03-01 or 2025-03-01 14:30" />
      <TextField {...field('to')} label="To and including" hint="2025-03-31 or 2025-03-31 14:30" />
      <TextField {...field('user')} label="Who" hint="Username or part of a name" />
      <TextField {...field('patient')} label="Patient" hint="Record number, or id" />
      <GroupedSelectField {...field('event')} label="Event" groups={eventGroups} emptyLabel="Any" />
      <SelectField {...field('severity')} label="Severity" choices={severityChoices} emptyLabel="Any" />
      <SelectField {...field('outcome')} label="Outcome" choices={outcomeChoices} emptyLabel="Any" />
      <TextField {...field('ip')} label="Address" hint="10.1.2.3 or 10.0.0.0/8" />
      {typed['session'] !== undefined && <TextField {...field('session')} label="Session" />}
      {typed['request'] !== undefined && <TextField {...field('request')} label="Request" />}
      {typed['grant'] !== undefined && <TextField {...field('grant')} label="Emergency access" />}
    </>
  )
}

/** By which column the log is sorted, and which way. */
export function OrderFields({ order, errors }: Pick<SearchFormProps, 'order' | 'errors'>): ReactElement {
  return (
    <>
      <SelectField name="sort" value={order.sort} errors={errors} label="Sort by" choices={sortChoices} />
      <SelectField
        name="direction"
        value={order.direction}
        errors={errors}
        label="Order"
        choices={directionChoices}
        emptyLabel="Usual"
      />
    </>
  )
}
