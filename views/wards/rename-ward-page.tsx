import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { OwnCodeField } from '../administration/user-fields.tsx'
import { Button, ButtonGroup } from '../components/button.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { TextField } from '../components/fields/text-field.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { isolated } from '../isolated.ts'
import { Layout, type Shell } from '../layout.tsx'

export type RenameWardPageProps = {
  readonly shell: Shell
  readonly ward: { readonly id: string; readonly name: string }
  /** Of the ward that the form was filled from. */
  readonly version: string
  /** Whether somebody else renamed it while this form was open. */
  readonly overtaken: boolean
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly asksForCode: boolean
}

/** Renames a ward or a team. */
export function RenameWardPage(props: RenameWardPageProps): ReactElement {
  const { shell, ward, version, overtaken, typed, errors, asksForCode } = props
  const { say } = shell.words
  const heading = say('wards.rename.heading', { name: isolated(ward.name) })
  return (
    <Layout shell={shell} title={heading}>
      <ErrorSummary errors={errors} />
      <PageHeading heading={heading} back={{ href: paths.keptWard(ward.id), label: ward.name }} />
      {overtaken && <p>{say('wards.rename.now', { name: isolated(ward.name) })}</p>}
      <PostForm action={paths.editWard(ward.id)} csrfToken={shell.csrfToken} panel="wide">
        <input type="hidden" name="version" value={version} />
        <TextField
          name="name"
          label={say('wards.new.name')}
          value={typed['name']}
          errors={errors}
          maxLength={80}
          required
        />
        {asksForCode && <OwnCodeField errors={errors} />}
        <ButtonGroup>
          <Button>{say('wards.rename.save')}</Button>
          <a className="nhsuk-link" href={paths.keptWard(ward.id)}>
            {say('wards.new.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}
