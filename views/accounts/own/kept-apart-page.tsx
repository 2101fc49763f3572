import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { Button } from '../../components/button.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { timeElement } from '../../format.ts'
import { Layout, type Shell } from '../../layout.tsx'
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

/** Forms that came with one's session, but perhaps not from oneself. */
export function KeptApartPage({
  shell,
  forms,
}: {
  shell: Shell
  forms: readonly KeptApartForm[]
}): ReactElement {
  const { say } = shell.words

  return (
    <Layout shell={shell} title={say('accounts.kept-apart.saved-separately')} wide>
      <PageHeading heading={say('accounts.kept-apart.your-account')} />
      <AccountNavigation current={paths.setAsideForms()} />
      <h2 className="nhsuk-heading-m">{say('accounts.kept-apart.forms-saved-separately')}</h2>
      <p>{say('accounts.kept-apart.form-arrives-another-network')}</p>
      {forms.length === 0 ? (
        <p>{say('accounts.kept-apart.nothing-saved-separately')}</p>
      ) : (
        <DataTable
          caption={say('accounts.kept-apart.forms-saved-separately')}
          hideCaption
          columns={[
            { label: say('accounts.kept-apart.sent') },
            { label: say('accounts.kept-apart.from-address') },
            { label: say('accounts.kept-apart.why-waits-here') },
            { label: say('accounts.kept-apart.form') },
            { label: say('accounts.kept-apart.throw-away'), hideLabel: true },
          ]}
          rows={forms.map((form) => ({
            key: form.id,
            cells: [
              timeElement(shell.time, form.postedAt),
              <span key="address" className="mg-code">
                {form.address}
              </span>,
              say(`accounts.kept-apart.because-${form.because}`),
              <a key="form" href={form.href}>
                {say('accounts.kept-apart.open-form')}
              </a>,
              <PostForm key="discard" action={form.discardAction} csrfToken={shell.csrfToken}>
                <Button variant="secondary" small>
                  {say('accounts.kept-apart.throw-away')}
                </Button>
              </PostForm>,
            ],
          }))}
        />
      )}
    </Layout>
  )
}
