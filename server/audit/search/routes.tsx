import { SavedSearchFormPage } from '../../../views/audit/saved-search-form-page.tsx'
import { SavedSearchesPage } from '../../../views/audit/saved-searches-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { filledFromNow } from '../../http/forms/filled-from.ts'
import {
  staffCommandButton,
  staffCommandForm,
  staffFormPage,
  staffQueryPage,
} from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { eventGroups } from '../event-words.ts'
import { changeSearch, deleteSearch, saveSearch } from './change-searches.ts'
import { addressOfSearch, filtersOf } from './find-searches.ts'
import { newSearch, savedSearch, savedSearches } from './read-searches.ts'

const typedOr = (
  typed: Readonly<Record<string, string>>,
  filled: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => (Object.keys(typed).length === 0 ? filled : typed)

const backHref = paths.savedSearches()

const to = paths.savedSearches()

/** Saving searches of the audit log, sharing them with other auditors, changing and deleting one's own. */
export function savedSearchRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.savedSearches(),
    staffQueryPage(services, savedSearches, ({ shell, clearance }, { searches, owners }) => (
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
    )),
  )
  routes.form(
    paths.newSavedSearch(),
    staffCommandForm(services, saveSearch, {
      page: staffFormPage(services, newSearch, ({ shell }, filled, { typed, errors }) => (
        <SavedSearchFormPage
          eventGroups={eventGroups(shell.words)}
          backHref={backHref}
          shell={shell}
          heading="Save a search"
          action={paths.newSavedSearch()}
          typed={typedOr(typed, filled)}
          errors={errors}
        />
      )),
      done: () => ({ to, notice: said('audit.notice.search-saved') }),
    }),
  )
  routes.form(
    paths.editSavedSearch.pattern,
    staffCommandForm(services, changeSearch, {
      page: staffFormPage(services, savedSearch, ({ shell }, { id, filled, content }, state) => (
        <SavedSearchFormPage
          eventGroups={eventGroups(shell.words)}
          backHref={backHref}
          shell={shell}
          heading="Change a saved search"
          action={paths.editSavedSearch(id)}
          was={filledFromNow(state, content)}
          typed={typedOr(state.typed, filled)}
          errors={state.errors}
        />
      )),
      done: () => ({ to, notice: said('audit.notice.search-changed') }),
    }),
  )
  routes.post(
    paths.deleteSavedSearch.pattern,
    staffCommandButton(services, deleteSearch, {
      done: () => ({ to, notice: said('audit.notice.search-deleted') }),
    }),
  )
}
