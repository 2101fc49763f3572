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
  return (
    <Layout shell={shell} title="How long records are kept">
      <ErrorSummary errors={errors} />
      <PageHeading
        heading="How long records are kept"
        back={{ href: paths.erasures(), label: 'Requests for erasure' }}
      />
      <WaitingChange href={props.waitsHref} />
      <PostForm action={paths.retention()} csrfToken={shell.csrfToken} panel="wide" hidden={{ was }}>
        <TextField
          name="years"
          label="Years after the last entry"
          hint="Until then a record is not erased; those of minors at least until 21. Ask your legal adviser what holds for you."
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
