import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import type { FieldError } from '../components/field.ts'
import { PostForm } from '../components/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { TextField } from '../components/text-field.tsx'
import { Layout, type Shell } from '../layout.tsx'

export type FacilitySettingsPageProps = {
  readonly shell: Shell
  readonly typed: Readonly<Record<string, string>>
  /** What the form was filled from. */
  readonly was: string
  readonly errors: readonly FieldError[]
}

/** What the facility sets for everybody. */
export function FacilitySettingsPage({ shell, typed, was, errors }: FacilitySettingsPageProps): ReactElement {
  return (
    <Layout shell={shell} title="Facility settings">
      <ErrorSummary errors={errors} />
      <PageHeading heading="Facility settings" back={{ href: paths.security(), label: 'Security' }} />
      <PostForm action={paths.facilitySettings()} csrfToken={shell.csrfToken} panel="wide" hidden={{ was }}>
        <TextField
          name="trainingGraceDays"
          label="Days of grace after privacy training has expired"
          hint="In them exports and emergency access still work; 0 for none, at most 90. An expired licence has no grace."
          value={typed['trainingGraceDays']}
          inputMode="numeric"
          width={3}
          errors={errors}
          required
        />
        <Button>Save</Button>
      </PostForm>
    </Layout>
  )
}
