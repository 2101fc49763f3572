import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { LinkButton } from '../components/button.tsx'
import { DataTable } from '../components/data-table.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Tag } from '../components/tag.tsx'
import { asLine } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'

export type ListedRole = {
  readonly name: string
  readonly title: string
  readonly people: number
  /** Patients, hours, networks, second factor, devices, emergency access: in words. */
  readonly settings: readonly string[]
}

export type RoleListPageProps = {
  readonly shell: Shell
  readonly roles: readonly ListedRole[]
  readonly ownRole: string
  readonly approvalsHref: string
}

const columns = [
  { label: 'Role' },
  { label: 'People', numeric: true },
  { label: 'Sees' },
  { label: 'Hours' },
  { label: 'Networks' },
  { label: 'Second factor' },
  { label: 'Devices trusted' },
  { label: 'Text codes' },
  { label: 'Emergency access' },
]

/** What roles there are. */
export function RoleListPage({ shell, roles, ownRole, approvalsHref }: RoleListPageProps): ReactElement {
  const { say } = shell.words

  return (
    <Layout shell={shell} title={say('administration.role-list.roles')} wide>
      <PageHeading
        heading={say('administration.role-list.roles')}
        lead={say('administration.role-list.role-do-holds-everybody')}
        actions={
          <LinkButton href={approvalsHref} variant="secondary">
            {say('administration.role-list.approvals')}
          </LinkButton>
        }
      />
      <DataTable
        caption={say('administration.role-list.roles')}
        hideCaption
        columns={columns}
        rows={roles.map(({ name, title, people, settings }) => ({
          key: name,
          cells: [
            <span key="role">
              <a href={paths.role(name)}>{title}</a>{' '}
              {name === ownRole && <Tag tone="info">{say('administration.role-list.yours')}</Tag>}
            </span>,
            String(people),
            ...settings.map(asLine),
          ],
        }))}
      />
    </Layout>
  )
}
