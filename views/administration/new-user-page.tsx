import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button, ButtonGroup } from '../components/button.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import type { Choice } from '../components/fields/select-field.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import { Layout, type Shell } from '../layout.tsx'
import {
  OwnCodeField,
  PersonFields,
  QualificationFields,
  RoleField,
  type UserFieldsProps,
} from './user-fields.tsx'

export type NewUserPageProps = UserFieldsProps & {
  readonly shell: Shell
  readonly roles: readonly Choice[]
  readonly asksForCode: boolean
}

/** Makes a user. */
export function NewUserPage({ shell, typed, errors, roles, asksForCode }: NewUserPageProps): ReactElement {
  const { say } = shell.words

  return (
    <Layout shell={shell} title={say('administration.new-user.new-user')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('administration.new-user.new-user')}
        lead={say('administration.new-user.link-goes-e-mail')}
        back={{ href: paths.users(), label: say('administration.new-user.users') }}
      />
      <PostForm action={paths.newUser()} csrfToken={shell.csrfToken} panel="wide">
        <PersonFields typed={typed} errors={errors} emailRequired />
        <div className="mg-field-row">
          <TextField
            name="username"
            label={say('administration.new-user.username')}
            hint={say('administration.new-user.sign-stays')}
            value={typed['username']}
            errors={errors}
            maxLength={64}
            required
          />
          <RoleField typed={typed} errors={errors} roles={roles} />
        </div>
        <QualificationFields typed={typed} errors={errors} />
        {asksForCode && <OwnCodeField errors={errors} />}
        <ButtonGroup>
          <Button>{say('administration.new-user.make-account')}</Button>
          <a className="nhsuk-link" href={paths.users()}>
            {say('administration.new-user.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}
