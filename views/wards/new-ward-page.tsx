import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { OwnCodeField } from '../administration/user-fields.tsx'
import { Button, ButtonGroup } from '../components/button.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { RadioGroup } from '../components/fields/radio-group.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Layout, type Shell } from '../layout.tsx'

export type NewWardPageProps = {
  readonly shell: Shell
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly asksForCode: boolean
}

/** Makes a ward or a team. */
export function NewWardPage({ shell, typed, errors, asksForCode }: NewWardPageProps): ReactElement {
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('wards.new.heading')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('wards.new.heading')}
        lead={say('wards.list.lead')}
        back={{ href: paths.wards(), label: say('wards.list.heading') }}
      />
      <PostForm action={paths.newWard()} csrfToken={shell.csrfToken} panel="wide">
        <RadioGroup
          name="kind"
          label={say('wards.new.kind')}
          value={typed['kind']}
          choices={[
            { value: 'ward', label: say('wards.kind.ward'), hint: say('wards.kind.ward-hint') },
            { value: 'team', label: say('wards.kind.team'), hint: say('wards.kind.team-hint') },
          ]}
          errors={errors}
          required
        />
        <TextField
          name="name"
          label={say('wards.new.name')}
          hint={say('wards.new.name-hint')}
          value={typed['name']}
          errors={errors}
          maxLength={80}
          required
        />
        {asksForCode && <OwnCodeField errors={errors} />}
        <ButtonGroup>
          <Button>{say('wards.new.make')}</Button>
          <a className="nhsuk-link" href={paths.wards()}>
            {say('wards.new.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}
