import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button, ButtonGroup } from '../components/button.tsx'
import { Checkbox } from '../components/fields/checkbox.tsx'
import { ErrorSummary } from '../components/forms/error-summary.tsx'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { TextField } from '../components/fields/text-field.tsx'
import { Layout, type Shell } from '../layout.tsx'
import {
  ProposedSettingFields,
  WaitingChange,
  type ProposedSetting,
} from '../administration/proposed-setting.tsx'

export type DetectorPageProps = ProposedSetting & {
  readonly shell: Shell
  readonly detector: { readonly kind: string; readonly title: string; readonly says: string }
  readonly on: boolean
  readonly thresholds: readonly {
    readonly name: string
    readonly label: string
    readonly hint: string
    readonly value: string | undefined
  }[]
  /** What the form was filled from. */
  readonly was: string
}

/** What the facility decides of one detector. */
export function DetectorPage(props: DetectorPageProps): ReactElement {
  const { shell, detector, on, thresholds, was, errors } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('security.detector.detector', { title: detector.title })}>
      <ErrorSummary errors={errors} />
      <PageHeading
        heading={detector.title}
        caption={say('security.detector.detector-2')}
        lead={detector.says}
        back={{ href: paths.detectors(), label: say('security.detector.detectors') }}
      />
      <WaitingChange href={props.waitsHref} />
      <PostForm
        action={paths.detector(detector.kind)}
        csrfToken={shell.csrfToken}
        panel="wide"
        hidden={{ was }}
      >
        {thresholds.map(({ name, label, hint, value }) => (
          <TextField
            key={name}
            name={name}
            label={label}
            hint={hint}
            value={value}
            inputMode="numeric"
            width={5}
            errors={errors}
            required
          />
        ))}
        <Checkbox
          name="on"
          label={say('security.detector.look-for-this')}
          hint={say('security.detector.switched-off-flags-nothing')}
          checked={on}
          errors={errors}
        />
        <ProposedSettingFields {...props} />
        <ButtonGroup>
          <Button>{say('facility.form.propose')}</Button>
          <a className="nhsuk-link" href={paths.detectors()}>
            {say('security.detector.cancel')}
          </a>
        </ButtonGroup>
      </PostForm>
    </Layout>
  )
}
