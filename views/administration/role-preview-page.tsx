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
  const kept = Object.fromEntries(Object.entries(typed).filter(([name]) => !ofThisPage.has(name)))
  const { needsApproval } = changes
  return (
    <Layout shell={shell} title={`What changes: ${role.title}`}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="What changes"
        caption={role.title}
        lead={
          needsApproval
            ? 'A second person must approve this. Until then nothing changes.'
            : 'Nothing is saved yet. Once saved, it applies from everybody’s next click.'
        }
      />
      {changes.none ? (
        <EmptyState heading="Nothing differs">The role would be as it is now.</EmptyState>
      ) : (
        <RoleChangesView changes={changes} people={people} />
      )}
      <PostForm action={paths.editRole(role.name)} csrfToken={shell.csrfToken} hidden={kept} panel="wide">
        {needsApproval && (
          <TextArea
            name="reason"
            label="Why"
            hint="For whoever approves it; name no patient"
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
              {needsApproval ? 'Ask for approval' : 'Save'}
            </Button>
          )}
          <Button name="step" value="edit" variant="secondary">
            Back to the form
          </Button>
          <a className="nhsuk-link" href={paths.role(role.name)}>
            Cancel
          </a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}
