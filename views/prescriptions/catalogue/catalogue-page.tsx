import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { LinkButton } from '../../components/button.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { SelectField } from '../../components/fields/select-field.tsx'
import { TextField } from '../../components/fields/text-field.tsx'
import { FilterForm } from '../../components/forms/filter-form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Pagination, type PageLinks } from '../../components/pagination.tsx'
import { Tag } from '../../components/tag.tsx'
import { timeElement, type TimeFormat } from '../../format.ts'
import { Layout, type Shell } from '../../layout.tsx'
import type { Text } from '../../words/said.ts'

/** A medicine as the list shows it; null for what the catalogue does not say of it. */
export type ListedMedicine = {
  readonly id: string
  readonly name: string
  readonly schedule: number | null
  readonly code: string
  readonly also_called: string | null
  readonly active: boolean
  readonly withdrawn_at: Date | null
}

export type CataloguePageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  readonly medicines: readonly ListedMedicine[]
  readonly text: string
  /** Why nothing was searched for. */
  readonly refused: Text | undefined
  readonly show: string
  readonly pages: PageLinks
  readonly mayChange: boolean
}

/** The catalogue of medicines, and a search in it. */
export function CataloguePage(props: CataloguePageProps): ReactElement {
  const { shell, time, medicines, text, refused, show, pages, mayChange } = props
  const { say } = shell.words
  const narrowed = text !== '' || show !== ''
  return (
    <Layout shell={shell} title={say('catalogue.list.heading')} wide>
      <PageHeading
        heading={say('catalogue.list.heading')}
        lead={say('catalogue.list.lead')}
        actions={
          mayChange && (
            <LinkButton href={paths.importMedicines()} variant="secondary">
              {say('catalogue.list.import')}
            </LinkButton>
          )
        }
      />
      <FilterForm
        action={paths.catalogue()}
        label={say('catalogue.list.search-label')}
        submitLabel={say('catalogue.list.search')}
        clearHref={narrowed ? paths.catalogue() : undefined}
      >
        <TextField
          name="q"
          label={say('catalogue.list.words')}
          hint={say('catalogue.list.words-hint')}
          type="search"
          value={text}
          errors={refused === undefined ? [] : [{ field: 'q', message: refused }]}
        />
        <SelectField
          name="show"
          label={say('catalogue.list.show')}
          value={show}
          choices={[
            { value: '', label: say('catalogue.list.show-prescribable') },
            { value: 'all', label: say('catalogue.list.show-all') },
            { value: 'withdrawn', label: say('catalogue.list.show-withdrawn') },
          ]}
          errors={[]}
        />
      </FilterForm>
      <DataTable
        caption={say('catalogue.list.heading')}
        hideCaption
        narrow="lines"
        columns={[
          { label: say('catalogue.list.medicine') },
          { label: say('catalogue.list.schedule') },
          { label: say('catalogue.list.atc') },
          { label: say('catalogue.list.also-called') },
          { label: say('catalogue.list.state') },
        ]}
        rows={medicines.map((medicine) => ({
          key: medicine.id,
          cells: [
            medicine.name,
            medicine.schedule === null ? say('catalogue.list.not-said') : `S${medicine.schedule}`,
            <span key="code" className="mg-code">
              {medicine.code}
            </span>,
            medicine.also_called,
            medicine.active ? (
              say('catalogue.list.prescribable')
            ) : (
              <span key="state">
                <Tag>{say('catalogue.list.withdrawn')}</Tag>{' '}
                {medicine.withdrawn_at !== null && timeElement(time, medicine.withdrawn_at)}
              </span>
            ),
          ],
        }))}
        empty={
          <EmptyState heading={say('catalogue.list.none')}>
            {say(narrowed ? 'catalogue.list.none-found' : 'catalogue.list.none-yet')}
          </EmptyState>
        }
      />
      <Pagination label={say('catalogue.list.pages')} {...pages} />
      <p>
        <a href={paths.catalogueFile()}>{say('catalogue.list.export')}</a>
      </p>
      <p className="nhsuk-body-s">{say('catalogue.list.sources')}</p>
    </Layout>
  )
}
