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
  return (
    <Layout shell={shell} title="Roles" wide>
      <PageHeading
        heading="Roles"
        lead="What a role may do holds for everybody who has it, from their next click on. Nobody changes the role they hold."
        actions={
          <LinkButton href={approvalsHref} variant="secondary">
            Approvals
          </LinkButton>
        }
      />
      <DataTable
        caption="Roles"
        hideCaption
        columns={columns}
        rows={roles.map(({ name, title, people, settings }) => ({
          key: name,
          cells: [
            <span key="role">
              <a href={paths.role(name)}>{title}</a> {name === ownRole && <Tag tone="info">Yours</Tag>}
            </span>,
            String(people),
            ...settings.map(asLine),
          ],
        }))}
      />
    </Layout>
  )
}
