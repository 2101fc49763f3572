import type { ReactElement } from 'react'
import { Button } from '../components/button.tsx'
import { DataTable } from '../components/data-table.tsx'
import { Details } from '../components/details.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { Tag } from '../components/tag.tsx'
import { PersonName } from '../components/person-name.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'

export type Lockout = {
  readonly id: string
  readonly username: string
  readonly displayName: string
  readonly since: Date
  /** Null where an officer has to end it. */
  readonly until: Date | null
  /** Its owner asked for it: this was not me. */
  readonly byOwner: boolean
  /** Else for the addresses alone. */
  readonly everywhere: boolean
  /** Also at a device from which the person has signed in before. */
  readonly ownDevice: boolean
  readonly addresses: readonly string[]
  readonly unlockAction: string
}

export type LockoutsPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly lockouts: readonly Lockout[]
  readonly pages?: PageLinks | undefined
}

const columns = [
  { label: 'Person' },
  { label: 'Locked' },
  { label: 'Wrong answers from' },
  { label: 'Since' },
  { label: 'Until' },
  { label: 'Unlock', hideLabel: true },
]

/** So many stand in sight; the others are there to be unfolded. */
const addressesInSight = 5

function Addresses({ addresses }: { addresses: readonly string[] }): ReactElement {
  const others = addresses.slice(addressesInSight)
  return (
    <>
      {addresses.slice(0, addressesInSight).join(', ')}
      {others.length > 0 && <Details summary={`and ${others.length} more`}>{others.join(', ')}</Details>}
    </>
  )
}

function whereLocked({ everywhere, ownDevice, byOwner }: Lockout): ReactElement {
  if (byOwner) {
    return <Tag tone="critical">By its owner: this was not me</Tag>
  }
  if (everywhere) {
    return <Tag tone="warning">Everywhere</Tag>
  }
  return <>{ownDevice ? 'On their own device' : 'From these addresses'}</>
}

/** Whose account is locked after too many wrong answers, in the order of the usernames. */
export function LockoutsPage({ shell, time, lockouts, pages }: LockoutsPageProps): ReactElement {
  const { say } = shell.words

  return (
    <Layout shell={shell} title={say('security.lockouts.locked-accounts')} wide>
      <PageHeading
        heading={say('security.lockouts.locked-accounts')}
        lead={say('security.lockouts.lock-after-wrong-answers')}
      />
      <DataTable
        caption={say('security.lockouts.locked-accounts')}
        hideCaption
        columns={columns}
        rows={lockouts.map((lockout) => ({
          key: lockout.id,
          cells: [
            <span key="person">
              <PersonName name={lockout.displayName} /> <span className="mg-muted">{lockout.username}</span>
            </span>,
            whereLocked(lockout),
            <div key="addresses" className="mg-code">
              {lockout.addresses.length === 0 ? (
                lockout.byOwner ? (
                  say('security.lockouts.none')
                ) : (
                  say('security.lockouts.that-device')
                )
              ) : (
                <Addresses addresses={lockout.addresses} />
              )}
            </div>,
            timeElement(time, lockout.since),
            lockout.until === null
              ? say('security.lockouts.it-is-unlocked')
              : timeElement(time, lockout.until),
            <PostForm key="unlock" action={lockout.unlockAction} csrfToken={shell.csrfToken}>
              <Button variant="secondary" small>
                Unlock
                <span className="nhsuk-u-visually-hidden">
                  {' '}
                  the account of <PersonName name={lockout.displayName} />
                </span>
              </Button>
            </PostForm>,
          ],
        }))}
        empty={
          <EmptyState heading={say('security.lockouts.no-account-locked')}>
            {say('security.lockouts.nobody-kept-out-wrong')}
          </EmptyState>
        }
      />
      <Pagination
        label={say('security.lockouts.pages-locked-accounts')}
        {...pages}
        newerLabel={say('security.lockouts.first-page')}
        olderLabel="Next"
      />
    </Layout>
  )
}
