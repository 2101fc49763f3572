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

export type ResultsShownPageProps = ProposedSetting & {
  readonly shell: Shell
  readonly days: string
  /** What the form was filled from. */
  readonly was: string
}

/** When patients see results that nobody of their care team has acknowledged. */
export function ResultsShownPage(props: ResultsShownPageProps): ReactElement {
  const { shell, days, was, errors } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('results.shown-heading')}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={say('results.shown-heading')}
        back={{ href: paths.facilitySettings(), label: say('results.shown-back') }}
        lead={say('results.shown-lead')}
      />
      <WaitingChange href={props.waitsHref} />
      <PostForm action={paths.resultsShown()} csrfToken={shell.csrfToken} panel="wide" hidden={{ was }}>
        <TextField
          name="days"
          label={say('results.shown-days')}
          hint={say('results.shown-days-hint')}
          value={days}
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
