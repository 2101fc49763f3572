import { ConditionFormPage } from '../../../../views/patients/clinical/condition-form-page.tsx'
import { ConditionsPage } from '../../../../views/patients/clinical/conditions-page.tsx'
import { EntryPage } from '../../../../views/patients/clinical/entry-page.tsx'
import { conditionRows } from '../../../../views/patients/clinical/entry-rows.ts'
import { said } from '../../../../views/words/said.ts'
import type { RouteTable } from '../../../http/routes/declared-route.ts'
import { linksOf } from '../../../http/page-links.ts'
import { commandForm, formPage, queryPage } from '../../../http/faces/operation-faces.ts'
import { pageProps } from '../../../http/faces/page-props.ts'
import { paths } from '../../../paths.ts'
import type { Services } from '../../../services.ts'
import { conditionChangeRoutes } from './condition-change-routes.tsx'
import { conditionsShown } from './conditions-shown.ts'
import { conditionsQuery } from './list-conditions.ts'
import { conditionQuery, newConditionQuery } from './read-condition.ts'
import { recordCondition } from './record-condition.ts'

/** A patient's conditions: reading all of them, and writing them down. */
export function conditionRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.conditions.pattern,
    queryPage(services, conditionsQuery, (visit, opened) => {
      const { patientId } = visit.patientAccess
      const address = paths.conditions(patientId)
      return (
        <ConditionsPage
          {...pageProps(services, visit)}
          {...conditionsShown(opened, address)}
          pages={linksOf(opened.page, address, { show: opened.filter })}
          back={{ href: paths.patient(patientId), label: visit.shell.words.say('patients.back-to-chart') }}
          add={opened.mayWrite ? paths.newCondition(patientId) : undefined}
          href={(id) => paths.condition(patientId, id)}
        />
      )
    }),
  )

  routes.form(
    paths.newCondition.pattern,
    commandForm(services, recordCondition, {
      page: formPage(services, newConditionQuery, (visit, { identity }, form) => {
        const { patientId } = visit.patientAccess
        return (
          <ConditionFormPage
            {...pageProps(services, visit)}
            {...form}
            identity={identity}
            action={paths.newCondition(patientId)}
            back={paths.conditions(patientId)}
          />
        )
      }),
      done: ({ proof }) => ({
        to: paths.conditions(proof.patientId),
        notice: said('patients.notice.condition-recorded'),
      }),
    }),
  )

  routes.get(
    paths.condition.pattern,
    queryPage(services, conditionQuery, (visit, { identity, condition, versions, mayWrite }) => {
      const { patientId } = visit.patientAccess
      const { id } = condition
      return (
        <EntryPage
          {...pageProps(services, visit)}
          identity={identity}
          heading="Condition"
          rows={conditionRows(visit.shell.words, condition, visit.shell.time)}
          versions={versions.map(({ content, ...version }) => ({
            ...version,
            rows: conditionRows(visit.shell.words, content, visit.shell.time),
          }))}
          back={{
            href: paths.conditions(patientId),
            label: visit.shell.words.say('patients.back-to-conditions'),
          }}
          links={
            mayWrite
              ? { correct: paths.correctCondition(patientId, id), state: paths.conditionState(patientId, id) }
              : undefined
          }
        />
      )
    }),
  )
  conditionChangeRoutes(routes, services)
}
