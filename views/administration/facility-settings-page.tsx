import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import { Layout, type Shell } from '../layout.tsx'
import { ProposedSettingFields, WaitingChange, type ProposedSetting } from './proposed-setting.tsx'

export type FacilitySettingsPageProps = ProposedSetting & {
  readonly shell: Shell
  readonly trainingGraceDays: string
  /** What the form was filled from. */
  readonly was: string
}

/** What the facility sets for everybody. */
export function FacilitySettingsPage(props: FacilitySettingsPageProps): ReactElement {
  const { shell, trainingGraceDays, was, errors } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('administration.facility-settings.facility-settings')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('administration.facility-settings.facility-settings')}
        back={{ href: paths.security(), label: say('administration.facility-settings.security') }}
      />
      <WaitingChange href={props.waitsHref} />
      <PostForm action={paths.facilitySettings()} csrfToken={shell.csrfToken} panel="wide" hidden={{ was }}>
        <TextField
          name="trainingGraceDays"
          label={say('administration.facility-settings.days-grace-after-privacy')}
          hint={say('administration.facility-settings.them-exports-emergency-access')}
          value={trainingGraceDays}
          inputMode="numeric"
          width={3}
          errors={errors}
          required
        />
        <ProposedSettingFields {...props} />
        <Button>{shell.words.say('facility.form.propose')}</Button>
      </PostForm>
      <p>
        <a href={paths.resultsShown()}>{say('results.shown-heading')}</a>
      </p>
    </Layout>
  )
}
