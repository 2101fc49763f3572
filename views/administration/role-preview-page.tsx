import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button, ButtonGroup } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { TextArea } from '../components/fields/text-area.tsx'
import { Layout, type Shell } from '../layout.tsx'
import type { PeopleConcerned, ShownChanges } from './rights.ts'
import { RoleChangesView } from './role-changes.tsx'
import { OwnCodeField } from './user-fields.tsx'

export type RolePreviewPageProps = {
  readonly shell: Shell
  readonly role: { readonly name: string; readonly title: string }
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly changes: ShownChanges
  readonly people: PeopleConcerned
  readonly asksForCode: boolean
}

const ofThisPage = new Set(['step', 'reason'])

/** What a change of a role would mean, before it is saved. */
export function RolePreviewPage(props: RolePreviewPageProps): ReactElement {
  const { shell, role, typed, errors, changes, people } = props
  const { say } = shell.words
  const kept = Object.fromEntries(Object.entries(typed).filter(([name]) => !ofThisPage.has(name)))
  const { needsApproval } = changes
  return (
    <Layout shell={shell} title={say('administration.role-preview.what-changes', { title: role.title })}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('administration.role-preview.what-changes-2')}
        caption={role.title}
        lead={
          needsApproval
            ? say('administration.role-preview.second-person-approve-until')
            : say('administration.role-preview.nothing-saved-yet-once')
        }
      />
      {changes.none ? (
        <EmptyState heading={say('administration.role-preview.nothing-differs')}>
          {say('administration.role-preview.role-would-now')}
        </EmptyState>
      ) : (
        <RoleChangesView changes={changes} people={people} />
      )}
      <PostForm action={paths.editRole(role.name)} csrfToken={shell.csrfToken} hidden={kept} panel="wide">
        {needsApproval && (
          <TextArea
            name="reason"
            label={say('administration.role-preview.why')}
            hint={say('administration.role-preview.whoever-approves-name-no')}
            value={typed['reason']}
            errors={errors}
            rows={3}
            maxLength={500}
            required
          />
        )}
        {props.asksForCode && <OwnCodeField errors={errors} />}
        <ButtonGroup>
          {!changes.none && (
            <Button name="step" value="save">
              {needsApproval
                ? say('administration.role-preview.ask-approval')
                : say('administration.role-preview.save')}
            </Button>
          )}
          <Button name="step" value="edit" variant="secondary">
            {say('administration.role-preview.back-form')}
          </Button>
          <a className="nhsuk-link" href={paths.role(role.name)}>
            {say('administration.role-preview.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}
