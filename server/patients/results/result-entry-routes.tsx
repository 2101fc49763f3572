import { EntryPage } from '../../../views/patients/clinical/entry-page.tsx'
import { ResultCorrectionPage } from '../../../views/patients/results/result-correction-page.tsx'
import { acknowledgedRow, resultRows, statedOf } from '../../../views/patients/results/result-rows.ts'
import { ResultLimitsCard } from '../../../views/patients/results/result-limits-card.tsx'
import { ResultStatePage } from '../../../views/patients/results/result-state-page.tsx'
import { said } from '../../../views/words/said.ts'
import { commandForm, formPage, queryPage } from '../../http/faces/operation-faces.ts'
import { pageProps } from '../../http/faces/page-props.ts'
import { formVersion } from '../../http/forms/form-version.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { correctResult, setResultState } from './change-result.ts'
import { resultQuery, resultToChangeQuery } from './read-one-result.ts'
import { resultAsTyped } from './result-as-typed.ts'

/** One result: reading it with its history, correcting it, and saying that it was entered in error. */
export function resultEntryRoutes(routes: RouteTable, services: Services): void {
  const { time } = services

  routes.get(
    paths.result.pattern,
    queryPage(services, resultQuery, (visit, { result, versions, limits, mayWrite, identity }) => {
      const { patientId } = visit.patientAccess
      const { words } = visit.shell
      return (
        <EntryPage
          {...pageProps(services, visit)}
          identity={identity}
          heading={words.say('results.one')}
          rows={[...resultRows(words, statedOf(result), time), acknowledgedRow(words, result, time)]}
          versions={versions.map(({ content, ...version }) => ({
            ...version,
            rows: resultRows(words, content, time),
          }))}
          beside={limits !== undefined && <ResultLimitsCard limits={limits} />}
          back={{ href: paths.results(patientId), label: words.say('results.back-to-list') }}
          links={
            mayWrite
              ? {
                  correct: paths.correctResult(patientId, result.id),
                  state: paths.resultState(patientId, result.id),
                  stateLabel: words.say('results.state-link'),
                }
              : undefined
          }
        />
      )
    }),
  )

  routes.form(
    paths.correctResult.pattern,
    commandForm(services, correctResult, {
      page: formPage(services, resultToChangeQuery, (visit, { identity, result }, form) => {
        const { patientId } = visit.patientAccess
        const typed = { ...resultAsTyped(time, result), ...form.typed }
        return (
          <ResultCorrectionPage
            {...pageProps(services, visit)}
            {...formVersion(form, result.version)}
            identity={identity}
            result={result}
            typed={typed}
            which={{
              collectedAt: time.which(typed['collectedAt']),
              reportedAt: time.which(typed['reportedAt']),
            }}
            errors={form.errors}
            action={paths.correctResult(patientId, result.id)}
            back={paths.result(patientId, result.id)}
          />
        )
      }),
      done: ({ proof }, changed, { resultId }) => ({
        to: paths.result(proof.patientId, resultId),
        notice: said(changed ? 'results.notice.corrected' : 'patients.notice.nothing-changed'),
      }),
    }),
  )

  routes.form(
    paths.resultState.pattern,
    commandForm(services, setResultState, {
      page: formPage(services, resultToChangeQuery, (visit, { identity, result }, form) => {
        const { patientId } = visit.patientAccess
        return (
          <ResultStatePage
            {...pageProps(services, visit)}
            {...form}
            {...formVersion(form, result.version)}
            identity={identity}
            result={result}
            action={paths.resultState(patientId, result.id)}
            back={paths.result(patientId, result.id)}
          />
        )
      }),
      done: ({ proof }, changed, { resultId }) => ({
        to: paths.result(proof.patientId, resultId),
        notice: said(changed ? 'patients.notice.state-changed' : 'patients.notice.nothing-changed'),
      }),
    }),
  )
}
