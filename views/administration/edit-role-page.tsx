import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button, ButtonGroup } from '../components/button.tsx'
import { Checkbox } from '../components/fields/checkbox.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { SelectField, type Choice } from '../components/fields/select-field.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import { Layout, type Shell } from '../layout.tsx'
import { roleHourLines } from './hour-field-names.ts'
import { HoursFields } from './hours-fields.tsx'
import { NetworksField } from './networks-field.tsx'
import type { RightGroup } from './rights.ts'
import { OwnCodeField } from './user-fields.tsx'
import { useWords } from '../use-words.ts'

export type EditRolePageProps = {
  readonly shell: Shell
  readonly role: { readonly name: string; readonly title: string }
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  /** Of the role that the form was filled from. */
  readonly version: string
  readonly groups: readonly RightGroup[]
  readonly scopes: readonly Choice[]
  readonly asksForCode: boolean
}

/** Changes a role; what it would mean is shown before anything is saved. */
export function EditRolePage(props: EditRolePageProps): ReactElement {
  const { shell, role, typed, errors, version } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('administration.edit-role.change-role', { title: role.title })}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('administration.edit-role.change-role-2')}
        caption={role.title}
        lead={say('administration.edit-role.nothing-saved-yet-next')}
        back={{ href: paths.role(role.name), label: role.title }}
      />
      <PostForm
        action={paths.editRole(role.name)}
        csrfToken={shell.csrfToken}
        panel="wide"
        hidden={{ version }}
      >
        <Rights {...props} />
        <fieldset className="mg-fieldset">
          <legend className="mg-fieldset__legend">{say('administration.edit-role.patients')}</legend>
          <SelectField
            name="patientScope"
            label={say('administration.edit-role.patients-see')}
            value={typed['patientScope']}
            choices={props.scopes}
            errors={errors}
            required
          />
          <Checkbox
            name="emergencyAccess"
            label={say('administration.edit-role.emergency-access')}
            hint={say('administration.edit-role.people-role-named-breaking')}
            checked={typed['emergencyAccess'] === 'on'}
            errors={errors}
          />
        </fieldset>
        <fieldset className="mg-fieldset">
          <legend className="mg-fieldset__legend">
            {say('administration.edit-role.when-and-from-where')}
          </legend>
          <HoursFields
            typed={typed}
            errors={errors}
            lines={roleHourLines}
            label={say('administration.edit-role.when-work')}
          />
          <NetworksField typed={typed} errors={errors} />
        </fieldset>
        <fieldset className="mg-fieldset">
          <legend className="mg-fieldset__legend">{say('administration.edit-role.signing-in')}</legend>
          <Checkbox
            name="mfaRequired"
            label={say('administration.edit-role.second-factor-required')}
            checked={typed['mfaRequired'] === 'on'}
            errors={errors}
          />
          <Checkbox
            name="textMessageCodesAllowed"
            label={say('administration.edit-role.codes-text-message-allowed')}
            checked={typed['textMessageCodesAllowed'] === 'on'}
            errors={errors}
          />
          <TextField
            name="trustedDeviceDays"
            label={say('administration.edit-role.days-device-trusted')}
            hint={say('administration.edit-role.0-never-most-90')}
            value={typed['trustedDeviceDays']}
            inputMode="numeric"
            width={3}
            errors={errors}
            required
          />
        </fieldset>
        {props.asksForCode && <OwnCodeField errors={errors} />}
        <ButtonGroup>
          <Button name="step" value="preview">
            {say('administration.edit-role.show-changes')}
          </Button>
          <a className="nhsuk-link" href={paths.role(role.name)}>
            {say('administration.edit-role.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}

function Rights({ groups, typed, errors }: EditRolePageProps): ReactElement {
  const { say, tell } = useWords()

  return (
    <>
      {groups.map(({ heading, rights }) => (
        <fieldset key={heading} className="mg-fieldset mg-rights">
          <legend className="mg-fieldset__legend">{heading}</legend>
          {rights.map(({ key: field, words, grave }) => (
            <Checkbox
              key={field}
              name={field}
              label={tell(words)}
              hint={grave ? say('administration.edit-role.adding-needs-second-persons') : undefined}
              checked={typed[field] === 'on'}
              errors={errors}
            />
          ))}
        </fieldset>
      ))}
    </>
  )
}
