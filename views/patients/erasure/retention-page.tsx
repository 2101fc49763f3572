import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { Layout, type Shell } from '../../layout.tsx'
import {
  ProposedSettingFields,
  WaitingChange,
  type ProposedSetting,
} from '../../administration/proposed-setting.tsx'

export type RetentionPageProps = ProposedSetting & {
  readonly shell: Shell
  readonly years: string
  /** What the form was filled from. */
  readonly was: string
}

/** For how long records must be kept before they may be erased. */
export function RetentionPage(props: RetentionPageProps): ReactElement {
  const { shell, years, was, errors } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('patients.retention.how-long-records-kept')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('patients.retention.how-long-records-kept')}
        back={{ href: paths.erasures(), label: say('patients.retention.requests-erasure') }}
      />
      <WaitingChange href={props.waitsHref} />
      <PostForm action={paths.retention()} csrfToken={shell.csrfToken} panel="wide" hidden={{ was }}>
        <TextField
          name="years"
          label={say('patients.retention.years-after-last-entry')}
          hint={say('patients.retention.until-record-not-erased')}
          value={years}
          inputMode="numeric"
          width={3}
          errors={errors}
          required
        />
        <ProposedSettingFields {...props} />
        <Button>{shell.words.say('facility.form.propose')}</Button>
      </PostForm>
    </Layout>
  )
}
