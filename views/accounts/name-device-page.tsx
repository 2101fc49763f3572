import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button, ButtonGroup } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import type { FieldError } from '../components/field.ts'
import { PostForm } from '../components/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { TextField } from '../components/text-field.tsx'
import { Layout, type Shell } from '../layout.tsx'

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
  return (
    <Layout shell={shell} title="Name this device">
      <ErrorSummary errors={errors} />
      <PageHeading heading="Name this device" />
      <PostForm action={action} csrfToken={shell.csrfToken} panel="narrow" hidden={{ was }}>
        <TextField
          name="name"
          label="Name"
          hint="As you know it, such as “My phone” or “Ward 4, desk by the window”"
          value={name}
          errors={errors}
          maxLength={60}
          width={30}
          required
        />
        <ButtonGroup>
          <Button>Save the name</Button>
          <a className="nhsuk-link" href={paths.devices()}>
            Cancel
          </a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}
