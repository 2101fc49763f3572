import type { ReactElement } from 'react'
import type { WardKind } from '../../server/ward-kinds.ts'
import { paths } from '../../server/paths.ts'
import { LinkButton } from '../components/button.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { SelectField } from '../components/fields/select-field.tsx'
import { FilterForm } from '../components/forms/filter-form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../components/pagination.tsx'
import { PersonName } from '../components/person-name.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'

export type ListedWard = {
  readonly id: string
  readonly kind: WardKind
  readonly name: string
  /** How many work there now. */
  readonly members: number
  readonly closedAt: Date | null
}

export type WardListPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  /** Whether those are shown that were closed. */
  readonly closed: boolean
  readonly wards: readonly ListedWard[]
  readonly pages?: PageLinks | undefined
}

/** The wards and teams of the facility, by name. */
export function WardListPage(props: WardListPageProps): ReactElement {
  const { shell, time, closed, wards, pages } = props
  const { say } = shell.words
  return (
    <Layout shell={shell} title={say('wards.list.heading')} wide>
      <PageHeading
        heading={say('wards.list.heading')}
        lead={say('wards.list.lead')}
        actions={<LinkButton href={paths.newWard()}>{say('wards.list.new')}</LinkButton>}
      />
      <FilterForm
        action={paths.wards()}
        label={say('wards.list.filter')}
        clearHref={closed ? paths.wards() : undefined}
      >
        <SelectField
          name="show"
          label={say('wards.list.show')}
          value={closed ? 'closed' : 'open'}
          choices={[
            { value: 'open', label: say('wards.list.open') },
            { value: 'closed', label: say('wards.list.closed') },
          ]}
          errors={[]}
        />
      </FilterForm>
      <DataTable
        caption={say('wards.list.heading')}
        hideCaption
        narrow="lines"
        columns={[
          { label: say('wards.list.name') },
          { label: say('wards.list.kind') },
          closed ? { label: say('wards.list.closed-at') } : { label: say('wards.list.members') },
        ]}
        rows={wards.map((ward) => ({
          key: ward.id,
          cells: [
            <a key="name" href={paths.keptWard(ward.id)}>
              <PersonName name={ward.name} />
            </a>,
            say(`wards.kind.${ward.kind}`),
            ward.closedAt === null
              ? say('wards.kept.now-on-it', { count: ward.members })
              : timeElement(time, ward.closedAt),
          ],
        }))}
        empty={
          <EmptyState heading={say('wards.list.none-heading')}>
            {say(closed ? 'wards.list.none-closed' : 'wards.list.none')}
          </EmptyState>
        }
      />
      <Pagination
        label={say('wards.list.pages')}
        {...pages}
        newerLabel={say('wards.list.first')}
        olderLabel={say('wards.list.more')}
      />
    </Layout>
  )
}
