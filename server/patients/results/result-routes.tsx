import { OwnResultsPage } from '../../../views/patients/results/own-results-page.tsx'
import { ResultsFormPage } from '../../../views/patients/results/results-form-page.tsx'
import { ResultsPage } from '../../../views/patients/results/results-page.tsx'
import { said } from '../../../views/words/said.ts'
import { commandButton, commandForm, formPage, queryPage } from '../../http/faces/operation-faces.ts'
import { pageProps } from '../../http/faces/page-props.ts'
import { linksOf } from '../../http/page-links.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { acknowledgeResults } from './acknowledge-results.ts'
import { awaitedRoutes } from './awaited-routes.tsx'
import { panelsShown, rowsTyped } from './layout.ts'
import { ownResultsQuery, resultsQuery } from './read-results.ts'
import { newResultsQuery, recordResults } from './record-results.ts'
import { resultEntryRoutes } from './result-entry-routes.tsx'

/** A patient's results: all of them, entering new ones, and saying to have seen them. */
export function resultRoutes(routes: RouteTable, services: Services): void {
  const { time } = services
  awaitedRoutes(routes, services)

  routes.get(
    paths.results.pattern,
    queryPage(services, resultsQuery, (visit, { mayWrite, page, ...opened }) => {
      const { patientId } = visit.patientAccess
      const address = paths.results(patientId)
      return (
        <ResultsPage
          {...pageProps(services, visit)}
          {...opened}
          address={address}
          back={{ href: paths.patient(patientId), label: visit.shell.words.say('patients.back-to-chart') }}
          pages={linksOf(page, address, { show: opened.filter, test: opened.test?.id ?? '' })}
          hrefOf={(id) => paths.result(patientId, id)}
          vitalSigns={paths.vitalSigns(patientId)}
          enter={mayWrite ? paths.newResults(patientId) : undefined}
          acknowledge={mayWrite ? paths.acknowledgeResults(patientId) : undefined}
        />
      )
    }),
  )

  routes.form(
    paths.newResults.pattern,
    commandForm(services, recordResults, {
      page: formPage(
        services,
        newResultsQuery,
        (visit, { identity, layout, rows }, form) => {
          const { patientId } = visit.patientAccess
          const { words } = visit.shell
          const laid = rowsTyped(words, layout)
          const typed: Record<string, string> = {
            ...time.momentTyped('collectedAt', visit.at),
            ...(Object.keys(form.typed).length === 0 ? laid.typed : {}),
            ...form.typed,
          }
          return (
            <ResultsFormPage
              {...pageProps(services, visit)}
              identity={identity}
              layout={layout}
              rows={Math.max(rows, laid.count)}
              panels={panelsShown(words)}
              typed={typed}
              which={{
                collectedAt: time.which(typed['collectedAt']),
                reportedAt: time.which(typed['reportedAt']),
              }}
              errors={form.errors}
              action={paths.newResults(patientId)}
              back={paths.results(patientId)}
            />
          )
        },
        ({ typed: { layout, rows } }) => ({
          ...(layout === undefined ? {} : { layout }),
          ...(rows === undefined ? {} : { rows }),
        }),
      ),
      done: ({ proof }, count) => ({
        to: paths.results(proof.patientId),
        notice: said('results.notice.recorded', { count }),
      }),
    }),
  )

  routes.post(
    paths.acknowledgeResults.pattern,
    commandButton(services, acknowledgeResults, {
      done: ({ proof }, { acknowledged: count, left }) => ({
        to: `${paths.results(proof.patientId)}?show=awaited`,
        notice:
          left === 0
            ? said('results.notice.acknowledged', { count })
            : said('results.notice.acknowledged-some', { count, left }),
      }),
    }),
  )

  routes.get(
    paths.ownResults(),
    queryPage(services, ownResultsQuery, (visit, { page, tests, ...opened }) => (
      <OwnResultsPage
        {...pageProps(services, visit)}
        {...opened}
        tests={tests}
        address={paths.ownResults()}
        back={{ href: paths.ownRecord(), label: visit.shell.words.say('patients.copy.my-record') }}
        pages={linksOf(page, paths.ownResults(), { test: opened.test?.id ?? '' })}
      />
    )),
  )

  resultEntryRoutes(routes, services)
}
