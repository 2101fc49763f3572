import type { Transaction } from 'sequelize'
import { z } from 'zod'
import type { RunsStatements } from '../../../models/prepared.ts'
import { readNewestDeed } from '../../../models/queries/newest-deed.ts'
import { SavedSearch } from '../../../models/saved-search.ts'
import { SavedSearchFormPage } from '../../../views/audit/saved-search-form-page.tsx'
import { SavedSearchesPage } from '../../../views/audit/saved-searches-page.tsx'
import { invalid } from '../../http/answer.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { NotFoundError } from '../../http/errors.ts'
import { filledFromNow } from '../../http/filled-from.ts'
import { typedFields } from '../../http/forms.ts'
import { queryText } from '../../http/query.ts'
import {
  staffChange,
  staffForm,
  staffRoute,
  type StaffRequest,
  type StaffVisit,
} from '../../http/staff-route.ts'
import { idIn } from '../../http/id-in.ts'
import { changedMeanwhile } from '../../overtaken/changed-meanwhile.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { eventGroups } from '../event-words.ts'
import { auditedChange } from '../record.ts'
import { filterNames } from '../search-filters.ts'
import { addressOfSearch, filtersOf, findSearches, mostSearches, ownersOf } from './find-searches.ts'
import { readSearch, savedSearchSchema } from './saved-search-form.ts'
import { said } from '../../../views/words/said.ts'

/**
 * Says when one's own search was deleted: its row is gone; the log knows by whom.
 * @throws NotFoundError where it was somebody else's, or there never was one of this id
 */
async function deletedMeanwhile(
  statements: RunsStatements,
  id: string,
  userId: string,
): Promise<OvertakenError> {
  const resource = { type: 'saved-search', id }
  const asked = { events: ['audit.search-deleted'], resource, since: new Date(0) }
  const deed = await readNewestDeed(statements, asked)
  if (deed?.by !== userId) {
    throw new NotFoundError()
  }
  return new OvertakenError(
    { what: 'saved-search', done: 'deleted', ...deed },
    { next: { href: paths.savedSearches(), label: 'saved-searches' }, about: { resource } },
  )
}

/** The search that the address names, where it is one's own. @throws NotFoundError; OvertakenError where it is deleted */
async function ownSearch({ prepared }: Services, request: StaffRequest): Promise<SavedSearch> {
  const id = idIn(request)
  const ownerId = request.clearance.actor.id
  const found = await SavedSearch.findOne({ where: { id, ownerId } })
  if (found === null) {
    throw await deletedMeanwhile(prepared, id, ownerId)
  }
  return found
}

/** What of a saved search goes on record: its id and which filters it has; never its name or what was typed. */
const onRecord = (search: SavedSearch) => ({
  resource: { type: 'saved-search', id: search.id },
  details: { shared: search.shared, filters: filtersOf(search).map(([name]) => name) },
})

/** What a search says, as the form to change it carries it. */
const contentOf = ({ name, shared, filters }: SavedSearch): string =>
  new URLSearchParams({ ...filters, name, ...(shared ? { shared: 'on' } : {}) }).toString()

/** The search again, for the change: nobody else changes it meanwhile. @throws NotFoundError; OvertakenError where it was changed since */
async function lockSearch(
  services: Services,
  transaction: Transaction,
  { id, ownerId, was }: { id: string; ownerId: string; was?: string | undefined },
): Promise<SavedSearch> {
  const search = await SavedSearch.findByPk(id, { transaction, lock: transaction.LOCK.UPDATE })
  if (search === null) {
    throw await deletedMeanwhile(services.prepared.within(transaction), id, ownerId)
  }
  if (was !== undefined && was !== contentOf(search)) {
    throw await changedMeanwhile(services, transaction, {
      events: ['audit.search-changed'],
      what: 'saved-search',
      resource: { type: 'saved-search', id },
      updatedAt: search.updatedAt,
      next: { href: paths.savedSearches(), label: 'saved-searches' },
      comesBack: 'compare',
    })
  }
  return search
}

/** The filters that came along in the address of the form. */
const fromAddress = ({ req }: StaffVisit): Record<string, string> =>
  Object.fromEntries(
    [...filterNames, 'sort', 'direction']
      .map((name) => [name, queryText(req, name)] as const)
      .filter(([, text]) => text !== ''),
  )

/** The form with what was typed, or with what is stored. */
const page = (
  visit: StaffVisit,
  typed: Readonly<Record<string, string>>,
  more: {
    heading: string
    action: string
    was?: string
    errors: Parameters<typeof SavedSearchFormPage>[0]['errors']
  },
) => (
  <SavedSearchFormPage
    shell={visit.shell}
    typed={typed}
    eventGroups={eventGroups}
    backHref={paths.savedSearches()}
    {...more}
  />
)

/** Saving searches of the audit log, sharing them with other auditors, changing and deleting one's own. */
export function savedSearchRoutes(routes: RouteTable, services: Services): void {
  const { timeZone } = services.time
  routes.get(
    paths.savedSearches(),
    staffRoute(services, {
      action: 'audit.read',
      event: 'audit.searches-viewed',
      find: async ({ clearance }) => {
        const searches = await findSearches(clearance.actor.id)
        return { searches, details: { shown: searches.length } }
      },
      show: async ({ shell, clearance }, { searches }) => {
        const owners = await ownersOf(searches)
        return (
          <SavedSearchesPage
            shell={shell}
            newHref={paths.newSavedSearch()}
            searches={searches.map((search) => {
              const own = search.ownerId === clearance.actor.id
              return {
                id: search.id,
                name: search.name,
                href: addressOfSearch(search),
                filters: filtersOf(search).map(([name, text]) => `${name}: ${text}`),
                shared: search.shared,
                owner: own ? 'You' : (owners.get(search.ownerId) ?? ''),
                ...(own
                  ? {
                      editHref: paths.editSavedSearch(search.id),
                      deleteAction: paths.deleteSavedSearch(search.id),
                    }
                  : {}),
              }
            })}
          />
        )
      },
    }),
  )

  routes.form(
    paths.newSavedSearch(),
    staffForm(services, {
      action: 'audit.read',
      event: 'audit.search-saved',
      viewEvent: 'audit.searches-viewed',
      schema: savedSearchSchema,
      change: async ({ req, clearance, origin, at }, { name, shared }) => {
        const read = readSearch(typedFields(req), timeZone)
        if (read.errors !== undefined) {
          return { errors: read.errors }
        }
        const ownerId = clearance.actor.id
        if ((await SavedSearch.count({ where: { ownerId } })) >= mostSearches) {
          return invalid('name', said('audit.fault.saved-searches-delete-first', { mostSearches }))
        }
        const receipt = await auditedChange(
          services,
          clearance,
          origin,
          'audit.search-saved',
          async (transaction) => {
            const made = await SavedSearch.create(
              { ownerId, name, shared, filters: read.filters, createdAt: at, updatedAt: at },
              { transaction },
            )
            return { value: undefined, ...onRecord(made) }
          },
        )
        return { receipt, to: paths.savedSearches(), notice: said('audit.notice.search-saved') }
      },
      show: async (visit, { typed, errors }) =>
        page(visit, Object.keys(typed).length === 0 ? fromAddress(visit) : typed, {
          heading: 'Save a search',
          action: paths.newSavedSearch(),
          errors,
        }),
    }),
  )

  routes.form(
    paths.editSavedSearch.pattern,
    staffForm(services, {
      action: 'audit.read',
      event: 'audit.search-changed',
      viewEvent: 'audit.searches-viewed',
      schema: savedSearchSchema,
      find: async (request) => {
        const { id } = await ownSearch(services, request)
        return { resource: { type: 'saved-search', id } }
      },
      change: async (request, { name, shared, was }) => {
        const { id, ownerId } = await ownSearch(services, request)
        const read = readSearch(typedFields(request.req), timeZone)
        if (read.errors !== undefined) {
          return { errors: read.errors }
        }
        const { clearance, origin, at } = request
        const receipt = await auditedChange(
          services,
          clearance,
          origin,
          'audit.search-changed',
          async (transaction) => {
            const search = await lockSearch(services, transaction, { id, ownerId, was })
            const changed = await search.update(
              { name, shared, filters: read.filters, updatedAt: at },
              { transaction },
            )
            return { value: undefined, ...onRecord(changed) }
          },
        )
        return { receipt, to: paths.savedSearches(), notice: said('audit.notice.search-changed') }
      },
      show: async (visit, form) => {
        const { typed, errors } = form
        const search = await ownSearch(services, visit)
        const { id, name, shared, filters } = search
        const stored = { ...filters, name, ...(shared ? { shared: 'on' } : {}) }
        return page(visit, Object.keys(typed).length === 0 ? stored : typed, {
          heading: 'Change a saved search',
          action: paths.editSavedSearch(id),
          was: filledFromNow(form, contentOf(search)),
          errors,
        })
      },
    }),
  )

  routes.post(
    paths.deleteSavedSearch.pattern,
    staffChange(services, {
      action: 'audit.read',
      event: 'audit.search-deleted',
      viewEvent: 'audit.searches-viewed',
      schema: z.object({}),
      change: async (request) => {
        const { id, ownerId } = await ownSearch(services, request)
        const { clearance, origin } = request
        const receipt = await auditedChange(
          services,
          clearance,
          origin,
          'audit.search-deleted',
          async (transaction) => {
            const search = await lockSearch(services, transaction, { id, ownerId })
            await search.destroy({ transaction })
            return { value: undefined, ...onRecord(search) }
          },
        )
        return { receipt, to: paths.savedSearches(), notice: said('audit.notice.search-deleted') }
      },
    }),
  )
}
