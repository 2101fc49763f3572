import type { ReactElement } from 'react'
import { Button } from '../components/button.tsx'
import { Checkbox } from '../components/fields/checkbox.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import type { ChoiceGroup } from '../components/fields/grouped-select-field.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import { Layout, type Shell } from '../layout.tsx'
import { OrderFields } from './order-fields.tsx'
import { SearchFields } from './search-form.tsx'

/** Names a search of the audit log, to have it again with one click. */
export function SavedSearchFormPage(props: {
  shell: Shell
  heading: string
  action: string
  typed: Readonly<Record<string, string>>
  /** What the form was filled from, where it changes a search. */
  was?: string | undefined
  errors: readonly FieldError[]
  eventGroups: readonly ChoiceGroup[]
  backHref: string
}): ReactElement {
  const { shell, heading, action, typed, was, errors, eventGroups, backHref } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={heading}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={heading}
        back={{ href: backHref, label: say('audit.saved-search-form.saved-searches') }}
      />
      <PostForm
        action={action}
        csrfToken={shell.csrfToken}
        panel="wide"
        hidden={was === undefined ? undefined : { was }}
      >
        <TextField
          name="name"
          value={typed['name']}
          errors={errors}
          label={say('audit.saved-search-form.name')}
          hint={say('audit.saved-search-form.name-no-patient-here')}
        />
        <Checkbox
          name="shared"
          label={say('audit.saved-search-form.share-everybody-reads-audit')}
          errors={errors}
          checked={typed['shared'] === 'on'}
        />
        <div className="mg-filter__fields">
          <SearchFields typed={typed} errors={errors} eventGroups={eventGroups} />
          <OrderFields order={typed} errors={errors} />
        </div>
        <Button>{say('audit.saved-search-form.save')}</Button>
      </PostForm>
    </Layout>
  )
}
