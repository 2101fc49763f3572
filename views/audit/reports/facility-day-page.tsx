import type { ReactElement } from 'react'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/fields/checkbox.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { Layout, type Shell } from '../../layout.tsx'

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Sets what counts as the facility's day in the report of access after hours. */
export function FacilityDayPage(props: {
  shell: Shell
  action: string
  typed: Readonly<Record<string, string>>
  /** What the form was filled from. */
  was: string
  errors: readonly FieldError[]
  backHref: string
}): ReactElement {
  const { shell, action, typed, was, errors, backHref } = props
  const { say } = shell.words
  const field = (name: string) => ({ name, value: typed[name], errors })
  return (
    <Layout shell={shell} title={say('audit.facility-day.facilitys-day')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('audit.facility-day.facilitys-day')}
        back={{ href: backHref, label: say('audit.facility-day.access-after-hours') }}
        lead={say('audit.facility-day.people-whose-role-no')}
      />
      <PostForm action={action} csrfToken={shell.csrfToken} panel="narrow" hidden={{ was }}>
        <TextField
          {...field('from')}
          label={say('audit.facility-day.begins')}
          hint={say('audit.facility-day.example-07-30')}
          width={5}
        />
        <TextField
          {...field('to')}
          label={say('audit.facility-day.ends')}
          hint={say('audit.facility-day.before-beginning-means-next')}
          width={5}
        />
        <fieldset className="nhsuk-fieldset">
          <legend className="nhsuk-fieldset__legend">{say('audit.facility-day.days-begins')}</legend>
          {days.map((label, index) => (
            <Checkbox
              key={label}
              name={`day${index + 1}`}
              label={label}
              errors={errors}
              checked={typed[`day${index + 1}`] === 'on'}
            />
          ))}
        </fieldset>
        <Button>{say('audit.facility-day.save')}</Button>
      </PostForm>
    </Layout>
  )
}
