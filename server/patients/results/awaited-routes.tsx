import { AwaitedResultsPage } from '../../../views/patients/results/awaited-results-page.tsx'
import { ResultsShownPage } from '../../../views/patients/results/results-shown-page.tsx'
import { said } from '../../../views/words/said.ts'
import { staffCommandForm, staffFormPage, staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { filledFromNow } from '../../http/forms/filled-from.ts'
import { linksOf } from '../../http/page-links.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { awaitedResultsQuery } from './list-awaited.ts'
import { changeResultsShown, resultsShownQuery } from './shown-to-patients.ts'

/** What of results is of no one patient: those that wait, and when patients see theirs. */
export function awaitedRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.awaitedResults(),
    staffQueryPage(services, awaitedResultsQuery, ({ shell }, { page, ...opened }) => (
      <AwaitedResultsPage
        shell={shell}
        time={services.times[shell.words.language]}
        {...opened}
        address={paths.awaitedResults()}
        pages={linksOf(page, paths.awaitedResults(), { show: opened.critical ? 'critical' : '' })}
        links={{
          patient: paths.patient,
          all: paths.results,
          one: paths.result,
          acknowledge: paths.acknowledgeResults,
        }}
      />
    )),
  )

  const page = staffFormPage(services, resultsShownQuery, (visit, { value, words, waits }, form) => (
    <ResultsShownPage
      shell={visit.shell}
      days={form.typed['days'] ?? String(value)}
      was={filledFromNow(form, words)}
      reason={form.typed['reason'] ?? ''}
      waitsHref={waits === undefined ? undefined : paths.settingProposal(waits)}
      errors={form.errors}
      asksForCode={visit.asksForCode}
    />
  ))
  routes.form(
    paths.resultsShown(),
    staffCommandForm(services, changeResultsShown, {
      codeOnForm: true,
      page,
      done: (_context, { proposalId = '' }) => ({
        to: paths.settingProposal(proposalId),
        notice: said('facility.notice.change-proposed'),
      }),
    }),
  )
}
