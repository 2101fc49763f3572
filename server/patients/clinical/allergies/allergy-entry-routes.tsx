import { AllergyFormPage } from '../../../../views/patients/clinical/allergy-form-page.tsx'
import { EntryPage } from '../../../../views/patients/clinical/entry-page.tsx'
import { allergyRows } from '../../../../views/patients/clinical/entry-rows.ts'
import { said } from '../../../../views/words/said.ts'
import type { RouteTable } from '../../../http/routes/declared-route.ts'
import { commandForm, formPage, queryPage } from '../../../http/faces/operation-faces.ts'
import { pageProps } from '../../../http/faces/page-props.ts'
import { paths } from '../../../paths.ts'
import type { Services } from '../../../services.ts'
import { allergiesToWriteQuery, allergyQuery } from './read-allergies.ts'
import { recordAllergy } from './record-allergy.ts'

/** One allergy: writing it down, and reading it with its history. */
export function allergyEntryRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.newAllergy.pattern,
    commandForm(services, recordAllergy, {
      page: formPage(services, allergiesToWriteQuery, (visit, { identity, line }, { typed, errors }) => {
        const { patientId } = visit.patientAccess
        return (
          <AllergyFormPage
            {...pageProps(services, visit)}
            identity={identity}
            typed={{ ...(line === undefined ? {} : { substance: line }), ...typed }}
            errors={errors}
            action={paths.newAllergy(patientId)}
            back={paths.allergies(patientId)}
            noteLine={(typed['noteLine'] ?? line) || undefined}
          />
        )
      }),
      done: ({ proof }) => ({
        to: paths.allergies(proof.patientId),
        notice: said('patients.notice.allergy-recorded'),
      }),
    }),
  )

  routes.get(
    paths.allergy.pattern,
    queryPage(services, allergyQuery, (visit, { identity, allergy, versions, mayWrite }) => {
      const { patientId } = visit.patientAccess
      const { id } = allergy
      return (
        <EntryPage
          {...pageProps(services, visit)}
          identity={identity}
          heading="Allergy"
          rows={allergyRows(visit.shell.words, allergy, visit.shell.time)}
          versions={versions.map(({ content, ...version }) => ({
            ...version,
            rows: allergyRows(visit.shell.words, content, visit.shell.time),
          }))}
          back={{
            href: paths.allergies(patientId),
            label: visit.shell.words.say('patients.back-to-allergies'),
          }}
          links={
            mayWrite
              ? { correct: paths.correctAllergy(patientId, id), state: paths.allergyState(patientId, id) }
              : undefined
          }
        />
      )
    }),
  )
}
