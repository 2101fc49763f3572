import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { PostForm } from '../components/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Layout, type Shell } from '../layout.tsx'
import { ConfirmYourselfFields, type ConfirmYourselfFieldsProps } from './confirm-yourself-fields.tsx'

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
  return (
    <Layout shell={shell} title="Turn off text messages">
      <ErrorSummary errors={fields.errors} />
      <PageHeading
        heading="Turn off text messages"
        lead={`This deletes ${number}, and every other session of yours ends. Your app and your backup codes go on working.`}
        back={{ href: paths.ownSecondFactor(), label: 'Your second step' }}
      />
      <PostForm action={paths.removeTextMessages()} csrfToken={shell.csrfToken} panel="narrow">
        <ConfirmYourselfFields {...fields} />
        <Button variant="warning">Turn them off</Button>
      </PostForm>
    </Layout>
  )
}
