import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { AlertCallout } from '../components/alert-callout.tsx'
import { LinkButton } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { asLine, timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import type { PeopleConcerned } from './rights.ts'
import { peopleText } from './role-changes.tsx'

export type RolePageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly role: {
    readonly name: string
    readonly title: string
    readonly changedAt: Date
    readonly rights: readonly string[]
    readonly settings: readonly { readonly what: string; readonly words: string }[]
  }
  readonly people: PeopleConcerned
  readonly isOwn: boolean
  readonly mayChange: boolean
  /** Where they are listed, for readers who may. */
  readonly peopleHref: string | undefined
}

/** One role: what it allows, when and from where, and who has it. */
export function RolePage(props: RolePageProps): ReactElement {
  const { shell, time, role, people, isOwn, mayChange, peopleHref } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={role.title}>
      <PageHeading
        heading={role.title}
        back={{ href: paths.roles(), label: say('administration.role.roles') }}
        actions={
          mayChange && (
            <LinkButton href={paths.editRole(role.name)}>{say('administration.role.change')}</LinkButton>
          )
        }
      />
      {isOwn && (
        <AlertCallout heading={say('administration.role.own-role')}>
          <p>{say('administration.role.nobody-changes-role-hold')}</p>
        </AlertCallout>
      )}
      <Card heading={say('administration.role.may')}>
        {role.rights.length === 0 ? (
          <EmptyState heading={say('administration.role.nothing')}>
            {say('administration.role.role-waits-another')}
          </EmptyState>
        ) : (
          <ul className="mg-list">
            {role.rights.map((right) => (
              <li key={right}>{right}</li>
            ))}
          </ul>
        )}
      </Card>
      <SummaryList
        rows={[
          ...role.settings.map(({ what, words }) => ({ key: what, value: asLine(words) })),
          { key: 'Last changed', value: timeElement(time, role.changedAt) },
        ]}
      />
      <Card
        heading={people.count === 1 ? '1 person' : `${people.count} people`}
        actions={peopleHref !== undefined && <a href={peopleHref}>{say('administration.role.list-them')}</a>}
      >
        <p>{peopleText(people)}</p>
      </Card>
    </Layout>
  )
}
