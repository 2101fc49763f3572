import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { Button, ButtonGroup } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import type { FieldError } from '../../components/fields/field.ts'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { Layout, type Shell } from '../../layout.tsx'

export type NameDevicePageProps = {
  readonly shell: Shell
  readonly errors: readonly FieldError[]
  readonly name: string
  /** What the form was filled from. */
  readonly was: string
  readonly action: string
}

/** Gives a trusted device a name by which one knows it again. */
export function NameDevicePage({ shell, errors, name, was, action }: NameDevicePageProps): ReactElement {
  const { say } = shell.words

  return (
    <Layout shell={shell} title={say('accounts.name-device.name-device')}>
      <ErrorSummary errors={errors} />
      <PageHeading heading={say('accounts.name-device.name-device')} />
      <PostForm action={action} csrfToken={shell.csrfToken} panel="narrow" hidden={{ was }}>
        <TextField
          name="name"
          label={say('accounts.name-device.name')}
          hint={say('accounts.name-device.know-such-phone-ward')}
          value={name}
          errors={errors}
          maxLength={60}
          width={30}
          required
        />
        <ButtonGroup>
          <Button>{say('accounts.name-device.save-name')}</Button>
          <a className="nhsuk-link" href={paths.devices()}>
            {say('accounts.name-device.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}
