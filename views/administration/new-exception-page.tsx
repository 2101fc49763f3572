import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button, ButtonGroup } from '../components/button.tsx'
import { MomentField } from '../components/fields/moment-field.tsx'
import type { Choice } from '../components/fields/select-field.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { TextArea } from '../components/fields/text-area.tsx'
import { Layout, type Shell } from '../layout.tsx'
import { exceptionHourLines } from './hour-field-names.ts'
import { HoursFields } from './hours-fields.tsx'
import { OwnCodeField } from './user-fields.tsx'

export type NewExceptionPageProps = {
  readonly shell: Shell
  readonly person: { readonly id: string; readonly displayName: string }
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly asksForCode: boolean
  /** The moments that a field’s time can mean, where they are two. */
  readonly which: (name: string) => readonly Choice[]
}

/** Grants somebody hours beyond those of their role. */
export function NewExceptionPage(props: NewExceptionPageProps): ReactElement {
  const { shell, person, typed, errors, asksForCode, which } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('administration.new-exception.grant-exception-hours')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('administration.new-exception.grant-exception-hours')}
        caption={person.displayName}
        lead={say('administration.new-exception.adds-hours-those-role')}
        back={{ href: paths.person(person.id), label: person.displayName }}
      />
      <PostForm action={paths.newHourException(person.id)} csrfToken={shell.csrfToken} panel="wide">
        <div className="mg-field-row">
          <MomentField
            name="from"
            label={say('administration.new-exception.from')}
            typed={typed}
            which={which('from')}
            errors={errors}
            required
          />
          <MomentField
            name="until"
            label={say('administration.new-exception.until')}
            typed={typed}
            which={which('until')}
            errors={errors}
            required
          />
        </div>
        <HoursFields
          typed={typed}
          errors={errors}
          lines={exceptionHourLines}
          label={say('administration.new-exception.time-work')}
        />
        <TextArea
          name="reason"
          label={say('administration.new-exception.why')}
          hint={say('administration.new-exception.name-no-patient')}
          value={typed['reason']}
          errors={errors}
          rows={3}
          maxLength={500}
          required
        />
        {asksForCode && <OwnCodeField errors={errors} />}
        <ButtonGroup>
          <Button>{say('administration.new-exception.grant-it')}</Button>
          <a className="nhsuk-link" href={paths.person(person.id)}>
            {say('administration.new-exception.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}
