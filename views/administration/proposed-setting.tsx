import type { ReactElement } from 'react'
import { AlertCallout } from '../components/alert-callout.tsx'
import type { FieldError } from '../components/fields/field.ts'
import { TextArea } from '../components/fields/text-area.tsx'
import { useWords } from '../use-words.ts'
import { OwnCodeField } from './user-fields.tsx'

export type ProposedSetting = {
  /** Why it is to change, as it was typed. */
  readonly reason: string
  /** The change that waits for a second person already. */
  readonly waitsHref: string | undefined
  readonly errors: readonly FieldError[]
  readonly asksForCode: boolean
}

/** What stands on the form of a setting that another person has to approve. */
export function ProposedSettingFields({ reason, errors, asksForCode }: ProposedSetting): ReactElement {
  const { say } = useWords()
  return (
    <>
      <TextArea
        name="reason"
        label={say('facility.form.reason')}
        hint={say('facility.form.reason-hint')}
        value={reason}
        errors={errors}
        rows={2}
        maxLength={500}
        required={false}
      />
      {asksForCode && <OwnCodeField errors={errors} />}
    </>
  )
}

/** Says that a change of this waits already. */
export function WaitingChange({ href }: { readonly href: string | undefined }): ReactElement | null {
  const { say } = useWords()
  return href === undefined ? null : (
    <AlertCallout heading={say('facility.form.waits')}>
      <p>
        <a href={href}>{say('facility.form.waits-link')}</a>
      </p>
    </AlertCallout>
  )
}
