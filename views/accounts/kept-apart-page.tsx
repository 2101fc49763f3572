import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button } from '../components/button.tsx'
import { DataTable } from '../components/data-table.tsx'
import { PostForm } from '../components/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { AccountNavigation } from './account-navigation.tsx'

export type KeptApartForm = {
  readonly id: string
  /** The form that it was posted for. */
  readonly href: string
  readonly address: string
  readonly because: 'held' | 'ended'
  readonly postedAt: Date
  readonly discardAction: string
}

const reasons: Record<KeptApartForm['because'], string> = {
  held: 'Your session was on hold',
  ended: 'Your session was ended before',
}

/** Forms that came with one's session, but perhaps not from oneself. */
export function KeptApartPage({
  shell,
  time,
  forms,
}: {
  shell: Shell
  time: TimeFormat
  forms: readonly KeptApartForm[]
}): ReactElement {
  return (
    <Layout shell={shell} title="Saved separately" wide>
      <PageHeading heading="Your account" />
      <AccountNavigation current={paths.setAsideForms()} />
      <h2 className="nhsuk-heading-m">Forms that were saved separately</h2>
      <p>
        If a form arrives from another network while your session is on hold, or after your session was ended
        elsewhere, somebody else may have sent it. It is not mixed with what you type: it waits here for a
        day, at most 20 forms at a time; your activity shows any that came after that. If you did not send it,
        throw it away, change your password and tell your security officer.
      </p>
      {forms.length === 0 ? (
        <p>Nothing is saved separately.</p>
      ) : (
        <DataTable
          caption="Forms that were saved separately"
          hideCaption
          columns={[
            { label: 'Sent' },
            { label: 'From address' },
            { label: 'Why it waits here' },
            { label: 'Form' },
            { label: 'Throw it away', hideLabel: true },
          ]}
          rows={forms.map((form) => ({
            key: form.id,
            cells: [
              timeElement(time, form.postedAt),
              <span key="address" className="mg-code">
                {form.address}
              </span>,
              reasons[form.because],
              <a key="form" href={form.href}>
                Open the form
              </a>,
              <PostForm key="discard" action={form.discardAction} csrfToken={shell.csrfToken}>
                <Button variant="secondary" small>
                  Throw it away
                </Button>
              </PostForm>,
            ],
          }))}
        />
      )}
    </Layout>
  )
}
