import { AllergyFormPage } from '../../../../views/patients/clinical/allergy-form-page.tsx'
import type { AllergyEntry } from '../../../../views/patients/clinical/allergy.ts'
import { StateFormPage } from '../../../../views/patients/clinical/state-form-page.tsx'
import { stateWords } from '../../../../views/patients/clinical/words.ts'
import { said } from '../../../../views/words/said.ts'
import type { RouteTable } from '../../../http/routes/declared-route.ts'
import { formVersion } from '../../../http/forms/form-version.ts'
import { commandForm, formPage } from '../../../http/faces/operation-faces.ts'
import { pageProps } from '../../../http/faces/page-props.ts'
import { paths } from '../../../paths.ts'
import type { Services } from '../../../services.ts'
import { correctAllergy, setAllergyState } from './change-allergy.ts'
import { allergyStates } from '../state-form.ts'
import { allergyToChangeQuery } from './read-allergies.ts'
import { timeAsTyped } from '../typed-time.ts'

const asTyped = (allergy: AllergyEntry): Readonly<Record<string, string>> => ({
  substance: allergy.substance,
  reaction: allergy.reaction ?? '',
  criticality: allergy.criticality,
  certainty: allergy.verification,
  category: allergy.category ?? '',
  onset: timeAsTyped(allergy.onset, allergy.onsetNote),
  note: allergy.note ?? '',
})

/** Correcting an allergy, and changing its state. */
export function allergyChangeRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.correctAllergy.pattern,
    commandForm(services, correctAllergy, {
      page: formPage(services, allergyToChangeQuery, (visit, { identity, allergy }, form) => {
        const { patientId } = visit.patientAccess
        const recorded = asTyped(allergy)
        return (
          <AllergyFormPage
            {...pageProps(services, visit)}
            identity={identity}
            typed={{ ...recorded, ...form.typed }}
            errors={form.errors}
            action={paths.correctAllergy(patientId, allergy.id)}
            back={paths.allergies(patientId)}
            correcting={{ recorded, ...formVersion(form, allergy.version) }}
          />
        )
      }),
      done: ({ proof }, changed, { allergyId }) => ({
        to: paths.allergy(proof.patientId, allergyId),
        notice: said(changed ? 'patients.notice.allergy-corrected' : 'patients.notice.nothing-changed'),
      }),
    }),
  )

  routes.form(
    paths.allergyState.pattern,
    commandForm(services, setAllergyState, {
      page: formPage(services, allergyToChangeQuery, (visit, { identity, allergy }, form) => {
        const { patientId } = visit.patientAccess
        return (
          <StateFormPage
            {...pageProps(services, visit)}
            {...form}
            {...formVersion(form, allergy.version)}
            identity={identity}
            action={paths.allergyState(patientId, allergy.id)}
            back={paths.allergy(patientId, allergy.id)}
            name={allergy.substance}
            noun="allergy"
            states={allergyStates}
            now={stateWords(visit.shell.words, allergy)}
            asksForEnd={false}
          />
        )
      }),
      done: ({ proof }, changed, { allergyId }) => ({
        to: paths.allergy(proof.patientId, allergyId),
        notice: said(changed ? 'patients.notice.state-changed' : 'patients.notice.nothing-changed'),
      }),
    }),
  )
}
