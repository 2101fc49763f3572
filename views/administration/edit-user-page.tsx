import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { AlertCallout } from '../components/alert-callout.tsx'
import { Button, ButtonGroup } from '../components/button.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { RadioGroup } from '../components/fields/radio-group.tsx'
import type { Choice } from '../components/fields/select-field.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Layout, type Shell } from '../layout.tsx'
import {
  OwnCodeField,
  PersonFields,
  QualificationFields,
  RoleField,
  type UserFieldsProps,
} from './user-fields.tsx'
import { useWords } from '../use-words.ts'

export type EditUserPageProps = UserFieldsProps & {
  readonly shell: Shell
  readonly user: { readonly id: string; readonly username: string; readonly displayName: string }
  /** What is stored now, by field. */
  readonly recorded: Readonly<Record<string, string>>
  /** Of the user that the form was filled from. */
  readonly version: string
  /** Somebody else changed the user in the meantime. */
  readonly overtaken: boolean
  readonly roles: readonly Choice[]
  readonly isOneself: boolean
  readonly asksForCode: boolean
}

const labels: Readonly<Record<string, string>> = {
  displayName: 'Name',
  email: 'E-mail address',
  role: 'Role',
  active: 'Account can be used',
  ward: 'Ward or department',
  licenceExpiresOn: 'Last day of the licence',
  trainingExpiresOn: 'Last day of the training',
  emergencyAccess: 'May break the glass',
}

const account = [
  { value: 'yes', label: 'Active' },
  { value: 'no', label: 'Disabled', hint: 'Every session ends at once, and nobody can sign in' },
]

/** Changes a user. */
export function EditUserPage(props: EditUserPageProps): ReactElement {
  const { shell, user, typed, errors, version, roles, isOneself, asksForCode } = props
  const { say } = shell.words
  const back = paths.user(user.id)
  return (
    <Layout shell={shell} title={say('administration.edit-user.change-user')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('administration.edit-user.change-user')}
        caption={user.username}
        back={{ href: back, label: user.displayName }}
      />
      {props.overtaken && <WhatChanged {...props} />}
      <PostForm
        action={paths.editUser(user.id)}
        csrfToken={shell.csrfToken}
        panel="wide"
        hidden={{ version }}
      >
        <PersonFields typed={typed} errors={errors} emailRequired={false} />
        {!isOneself && (
          <>
            <RoleField typed={typed} errors={errors} roles={roles} />
            <RadioGroup
              name="active"
              label={say('administration.edit-user.account')}
              value={typed['active']}
              choices={account}
              errors={errors}
              required
            />
          </>
        )}
        <QualificationFields typed={typed} errors={errors} />
        {asksForCode && <OwnCodeField errors={errors} />}
        <ButtonGroup>
          <Button>{say('administration.edit-user.save-changes')}</Button>
          <a className="nhsuk-link" href={back}>
            {say('administration.edit-user.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}

function WhatChanged({ recorded, typed }: EditUserPageProps): ReactElement {
  const { say } = useWords()

  const differing = Object.entries(labels).filter(
    ([field]) => (typed[field] ?? '') !== (recorded[field] ?? ''),
  )
  return (
    <AlertCallout tone="warning" heading={say('administration.edit-user.stored-now-differs-form')}>
      <SummaryList rows={differing.map(([field, label]) => ({ key: label, value: recorded[field] }))} />
    </AlertCallout>
  )
}
