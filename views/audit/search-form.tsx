import type { ReactElement } from 'react'
import { FilterForm } from '../components/forms/filter-form.tsx'
import { GroupedSelectField } from '../components/fields/grouped-select-field.tsx'
import { SelectField } from '../components/fields/select-field.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import { useWords } from '../use-words.ts'
import { type SearchFormProps, OrderFields } from './order-fields.tsx'

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
  const { say } = useWords()

  const used = Object.keys(typed).length > 0
  return (
    <FilterForm
      action={action}
      label={say('audit.search-form.filter-audit-log')}
      submitLabel={say('audit.search-form.search')}
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
  const { say } = useWords()

  const field = (name: string) => ({ name, value: typed[name], errors })
  return (
    <>
      <TextField
        {...field('from')}
        label={say('audit.search-form.from')}
        hint={say('audit.search-form.2025-03-01-2025')}
      />
      <TextField
        {...field('to')}
        label={say('audit.search-form.to-and-including')}
        hint={say('audit.search-form.2025-03-31-2025')}
      />
      <TextField
        {...field('user')}
        label={say('audit.search-form.who')}
        hint={say('audit.search-form.username-part-name')}
      />
      <TextField
        {...field('patient')}
        label={say('audit.search-form.patient')}
        hint={say('audit.search-form.record-number-id')}
      />
      <GroupedSelectField
        {...field('event')}
        label={say('audit.search-form.event')}
        groups={eventGroups}
        emptyLabel={say('audit.search-form.any')}
      />
      <SelectField
        {...field('severity')}
        label={say('audit.search-form.severity')}
        choices={severityChoices}
        emptyLabel={say('audit.search-form.any')}
      />
      <SelectField
        {...field('outcome')}
        label={say('audit.search-form.outcome')}
        choices={outcomeChoices}
        emptyLabel={say('audit.search-form.any')}
      />
      <TextField
        {...field('ip')}
        label={say('audit.search-form.address')}
        hint={say('audit.search-form.10-1-2-3')}
      />
      {typed['session'] !== undefined && (
        <TextField {...field('session')} label={say('audit.search-form.session')} />
      )}
      {typed['request'] !== undefined && (
        <TextField {...field('request')} label={say('audit.search-form.request')} />
      )}
      {typed['grant'] !== undefined && (
        <TextField {...field('grant')} label={say('audit.search-form.emergency-access')} />
      )}
    </>
  )
}
