import type { ReactElement } from 'react'
import { Button, LinkButton } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { DataTable } from '../components/data-table.tsx'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Tag } from '../components/tag.tsx'
import { asLine, timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { ExpiryText, type ShownExpiry } from './expiry-text.tsx'

export type ShownException = {
  readonly id: string
  readonly from: Date
  readonly until: Date
  /** In words. */
  readonly hours: string
  readonly reason: string
  readonly grantedBy: string
  readonly state: 'now' | 'to-come' | 'over' | 'taken-back'
  readonly revokeAction: string | undefined
}

export type PersonPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly person: {
    readonly id: string
    readonly username: string
    readonly displayName: string
    readonly role: { readonly title: string; readonly href: string }
    readonly active: boolean
    readonly secondFactor: boolean
    readonly emergencyAccess: boolean
    readonly licence: ShownExpiry
    readonly training: ShownExpiry
    readonly roleHours: string
    readonly roleNetworks: string
    readonly ownNetworks: string
  }
  readonly exceptions: readonly ShownException[]
  /** Where those that ended earlier are listed. */
  readonly pages?: PageLinks | undefined
  /** Absent where the reader may not go. */
  readonly links: {
    readonly people: string
    readonly account: string | undefined
    readonly newException: string | undefined
    readonly networks: string | undefined
  }
}

const columns = [
  { label: 'Status' },
  { label: 'From' },
  { label: 'Until' },
  { label: 'Hours' },
  { label: 'Why' },
  { label: 'Granted by' },
  { label: 'Revoke', hideLabel: true },
]

const states = {
  now: <Tag tone="success">Holds now</Tag>,
  'to-come': <Tag tone="info">To come</Tag>,
  over: <Tag>Over</Tag>,
  'taken-back': <Tag>Revoked</Tag>,
}

/** One person's access: when and from where they may work, and until when what they need for it holds. */
export function PersonPage(props: PersonPageProps): ReactElement {
  const { shell, time, person, exceptions, links } = props
  return (
    <Layout shell={shell} title={person.displayName} wide>
      <PageHeading
        heading={person.displayName}
        back={{ href: links.people, label: 'People' }}
        actions={
          links.account !== undefined && (
            <LinkButton href={links.account} variant="secondary">
              Account
            </LinkButton>
          )
        }
      />
      <SummaryList
        rows={[
          { key: 'Username', value: person.username },
          { key: 'Role', value: <a href={person.role.href}>{person.role.title}</a> },
          { key: 'Account', value: person.active ? 'Active' : 'Disabled' },
          { key: 'Second factor', value: person.secondFactor ? 'Set up' : 'Not set up' },
          { key: 'Licence', value: <ExpiryText {...person.licence} /> },
          { key: 'Training', value: <ExpiryText {...person.training} /> },
          { key: 'Emergency access', value: person.emergencyAccess ? 'Named for it' : 'No' },
          { key: 'Hours of the role', value: asLine(person.roleHours) },
          { key: 'Networks of the role', value: asLine(person.roleNetworks) },
          {
            key: 'Networks of this person',
            value: asLine(person.ownNetworks),
            ...(links.networks === undefined ? {} : { action: { href: links.networks, label: 'Change' } }),
          },
        ]}
      />
      <Card
        heading="Exceptions to hours"
        actions={links.newException !== undefined && <a href={links.newException}>Grant an exception</a>}
      >
        <DataTable
          caption="Exceptions to hours"
          hideCaption
          columns={columns}
          rows={exceptions.map((exception) => ({
            key: exception.id,
            cells: [
              states[exception.state],
              timeElement(time, exception.from),
              timeElement(time, exception.until),
              asLine(exception.hours),
              exception.reason,
              exception.grantedBy,
              exception.revokeAction !== undefined && (
                <PostForm key="revoke" action={exception.revokeAction} csrfToken={shell.csrfToken}>
                  <Button variant="secondary" small>
                    Revoke
                  </Button>
                </PostForm>
              ),
            ],
          }))}
          empty={<p>None: the hours of the role hold.</p>}
        />
        <Pagination
          label="Pages of exceptions"
          {...props.pages}
          newerLabel="First page"
          olderLabel="Ended earlier"
        />
      </Card>
    </Layout>
  )
}
