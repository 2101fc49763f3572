import type { ReactElement } from 'react'
import { Button, LinkButton } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { DataTable } from '../components/data-table.tsx'
import { PostForm } from '../components/forms/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination } from '../components/pagination.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Tag } from '../components/tag.tsx'
import { asLine, timeElement } from '../format.ts'
import { Layout } from '../layout.tsx'
import { ExpiryText } from './expiry-text.tsx'
import { type PersonPageProps } from './shown-person.ts'

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
  const { say } = shell.words
  return (
    <Layout shell={shell} title={person.displayName} wide>
      <PageHeading
        heading={person.displayName}
        back={{ href: links.people, label: say('administration.person.people') }}
        actions={
          links.account !== undefined && (
            <LinkButton href={links.account} variant="secondary">
              {say('administration.person.account')}
            </LinkButton>
          )
        }
      />
      <SummaryList
        rows={[
          { key: 'Username', value: person.username },
          { key: 'Role', value: <a href={person.role.href}>{person.role.title}</a> },
          {
            key: 'Account',
            value: person.active
              ? say('administration.person.active')
              : say('administration.person.disabled'),
          },
          {
            key: 'Second factor',
            value: person.secondFactor
              ? say('administration.person.set-up')
              : say('administration.person.not-set-up'),
          },
          { key: 'Licence', value: <ExpiryText {...person.licence} /> },
          { key: 'Training', value: <ExpiryText {...person.training} /> },
          {
            key: 'Emergency access',
            value: person.emergencyAccess
              ? say('administration.person.named-for-it')
              : say('administration.person.no'),
          },
          { key: 'Hours of the role', value: asLine(person.roleHours) },
          { key: 'Networks of the role', value: asLine(person.roleNetworks) },
          {
            key: 'Networks of this person',
            value: asLine(person.ownNetworks),
            ...(links.networks === undefined
              ? {}
              : { action: { href: links.networks, label: say('administration.person.change') } }),
          },
        ]}
      />
      <Card
        heading={say('administration.person.exceptions-hours')}
        actions={
          links.newException !== undefined && (
            <a href={links.newException}>{say('administration.person.grant-exception')}</a>
          )
        }
      >
        <DataTable
          caption={say('administration.person.exceptions-hours')}
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
                    {say('administration.person.revoke')}
                  </Button>
                </PostForm>
              ),
            ],
          }))}
          empty={<p>{say('administration.person.none-hours-role-hold')}</p>}
        />
        <Pagination
          label={say('administration.person.pages-exceptions')}
          {...props.pages}
          newerLabel={say('administration.person.first-page')}
          olderLabel={say('administration.person.ended-earlier')}
        />
      </Card>
    </Layout>
  )
}
