import { AllergiesPage } from '../../../../views/patients/clinical/allergies-page.tsx'
import { NoKnownAllergiesPage } from '../../../../views/patients/clinical/no-known-allergies-page.tsx'
import { said } from '../../../../views/words/said.ts'
import type { RouteTable } from '../../../http/routes/declared-route.ts'
import { commandButton, commandForm, formPage, queryPage } from '../../../http/faces/operation-faces.ts'
import { pageProps } from '../../../http/faces/page-props.ts'
import { paths } from '../../../paths.ts'
import type { Services } from '../../../services.ts'
import { allergyChangeRoutes } from './allergy-change-routes.tsx'
import { allergyEntryRoutes } from './allergy-entry-routes.tsx'
import { stateNoKnownAllergies, withdrawStatement } from './allergy-statements.ts'
import { allergiesQuery, allergiesToWriteQuery } from './read-allergies.ts'

/** What the list leads to for those who may write. */
const linksOf = (patientId: string) => ({
  add: paths.newAllergy(patientId),
  addFrom: (line: number) => `${paths.newAllergy(patientId)}?line=${line}`,
  noKnownAllergies: paths.noKnownAllergies(patientId),
  withdraw: (id: string) => paths.withdrawStatement(patientId, id),
  notes: paths.medicalHistory(patientId),
})

const afterStatement = (patientId: string, what: 'recorded' | 'withdrawn') => ({
  to: paths.allergies(patientId),
  notice: said(`patients.notice.statement-${what}`),
})

/** A patient's allergies: reading all of them, stating that there are none, and writing them down. */
export function allergyRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.allergies.pattern,
    queryPage(services, allergiesQuery, (visit, { mayWrite, ...opened }) => {
      const { patientId } = visit.patientAccess
      return (
        <AllergiesPage
          {...pageProps(services, visit)}
          {...opened}
          back={{ href: paths.patient(patientId), label: visit.shell.words.say('patients.back-to-chart') }}
          href={(id) => paths.allergy(patientId, id)}
          links={mayWrite ? linksOf(patientId) : undefined}
        />
      )
    }),
  )

  routes.form(
    paths.noKnownAllergies.pattern,
    commandForm(services, stateNoKnownAllergies, {
      page: formPage(services, allergiesToWriteQuery, (visit, { identity, allergies }, form) => {
        const { patientId } = visit.patientAccess
        return (
          <NoKnownAllergiesPage
            {...pageProps(services, visit)}
            {...form}
            identity={identity}
            allergies={allergies}
            action={paths.noKnownAllergies(patientId)}
            back={paths.allergies(patientId)}
          />
        )
      }),
      done: ({ proof }) => afterStatement(proof.patientId, 'recorded'),
    }),
  )
  routes.post(
    paths.withdrawStatement.pattern,
    commandButton(services, withdrawStatement, {
      done: ({ proof }) => afterStatement(proof.patientId, 'withdrawn'),
    }),
  )
  allergyEntryRoutes(routes, services)
  allergyChangeRoutes(routes, services)
}
