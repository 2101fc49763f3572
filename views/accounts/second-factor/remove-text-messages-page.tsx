import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/forms/error-summary.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Layout, type Shell } from '../../layout.tsx'
import { ConfirmYourselfFields, type ConfirmYourselfFieldsProps } from '../own/confirm-yourself-fields.tsx'

export type RemoveTextMessagesPageProps = ConfirmYourselfFieldsProps & {
  readonly shell: Shell
  /** All but its last digits hidden. */
  readonly number: string
}

/** Turning codes by text message off. */
export function RemoveTextMessagesPage({
  shell,
  number,
  ...fields
}: RemoveTextMessagesPageProps): ReactElement {
  const { say } = shell.words

  return (
    <Layout shell={shell} title={say('accounts.remove-text-messages.turn-off-text-messages')}>
      <ErrorSummary errors={fields.errors} />
      <PageHeading
        heading={say('accounts.remove-text-messages.turn-off-text-messages')}
        lead={say('accounts.remove-text-messages.deletes-every-other-session', { number })}
        back={{ href: paths.ownSecondFactor(), label: say('accounts.remove-text-messages.second-step') }}
      />
      <PostForm action={paths.removeTextMessages()} csrfToken={shell.csrfToken} panel="narrow">
        <ConfirmYourselfFields {...fields} />
        <Button variant="warning">{say('accounts.remove-text-messages.turn-off')}</Button>
      </PostForm>
    </Layout>
  )
}
