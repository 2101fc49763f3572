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
  return (
    <Layout shell={shell} title={`Change the role ${role.title}`}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="Change a role"
        caption={role.title}
        lead="Nothing is saved yet: the next page shows who gains and loses what."
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
          <legend className="mg-fieldset__legend">Patients</legend>
          <SelectField
            name="patientScope"
            label="Which patients they see"
            value={typed['patientScope']}
            choices={props.scopes}
            errors={errors}
            required
          />
          <Checkbox
            name="emergencyAccess"
            label="Emergency access"
            hint="People of this role can be named for breaking the glass, each by their own account"
            checked={typed['emergencyAccess'] === 'on'}
            errors={errors}
          />
        </fieldset>
        <fieldset className="mg-fieldset">
          <legend className="mg-fieldset__legend">When and from where</legend>
          <HoursFields typed={typed} errors={errors} lines={roleHourLines} label="When they may work" />
          <NetworksField typed={typed} errors={errors} />
        </fieldset>
        <fieldset className="mg-fieldset">
          <legend className="mg-fieldset__legend">Signing in</legend>
          <Checkbox
            name="mfaRequired"
            label="A second factor is required"
            checked={typed['mfaRequired'] === 'on'}
            errors={errors}
          />
          <Checkbox
            name="textMessageCodesAllowed"
            label="Codes by text message are allowed"
            checked={typed['textMessageCodesAllowed'] === 'on'}
            errors={errors}
          />
          <TextField
            name="trustedDeviceDays"
            label="Days for which a device can be trusted"
            hint="0 for never, at most 90"
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
            Show what changes
          </Button>
          <a className="nhsuk-link" href={paths.role(role.name)}>
            Cancel
          </a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}

function Rights({ groups, typed, errors }: EditRolePageProps): ReactElement {
  return (
    <>
      {groups.map(({ heading, rights }) => (
        <fieldset key={heading} className="mg-fieldset mg-rights">
          <legend className="mg-fieldset__legend">{heading}</legend>
          {rights.map(({ key: field, words, grave }) => (
            <Checkbox
              key={field}
              name={field}
              label={words}
              hint={grave ? 'Adding it needs a second person’s approval' : undefined}
              checked={typed[field] === 'on'}
              errors={errors}
            />
          ))}
        </fieldset>
      ))}
    </>
  )
}
