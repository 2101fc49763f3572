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
  return (
    <Layout shell={shell} title="New user">
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="New user"
        lead="A link goes to their e-mail address, with which they choose their own password. It works once, for 72 hours."
        back={{ href: paths.users(), label: 'Users' }}
      />
      <PostForm action={paths.newUser()} csrfToken={shell.csrfToken} panel="wide">
        <PersonFields typed={typed} errors={errors} emailRequired />
        <div className="mg-field-row">
          <TextField
            name="username"
            label="Username"
            hint="To sign in with; it stays as it is"
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
          <Button>Make the account</Button>
          <a className="nhsuk-link" href={paths.users()}>
            Cancel
          </a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}
