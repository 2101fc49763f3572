import { DeathPage } from '../../views/patients/death-page.tsx'
import { wholeForm } from '../../views/components/error-summary.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { patientForm } from '../http/patient-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { deathSchema } from './death-form.ts'
import { openDemographics } from './open-demographics.ts'
import { DeathFault, recordDeath } from './record-death.ts'

/** Recording that a patient has died, and correcting it. */
export function deathRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.death.pattern,
    patientForm(services, {
      action: 'death.record',
      event: 'patient.death-recorded',
      viewEvent: 'demographics.viewed',
      schema: deathSchema(() => services.time.isoDate(services.clock.now())),
      change: async (request, values) => {
        try {
          const receipt = await recordDeath(services, request, values)
          const recorded =
            values.died === 'yes' ? 'The death is recorded.' : 'The record says that the patient lives.'
          return {
            receipt,
            to: paths.patient(request.admission.patientId),
            notice: receipt.value ? recorded : 'Nothing was changed.',
          }
        } catch (error) {
          if (error instanceof DeathFault) {
            return error.answer
          }
          throw error
        }
      },
      show: async ({ req, admission, receipt, shell }, { typed, errors }) => {
        const { patientId } = admission
        const { identity, version } = await openDemographics(services, receipt, patientId)
        const overtaken = errors.some(({ field }) => field === wholeForm)
        return (
          <DeathPage
            shell={shell}
            today={req.context.circumstances.local.date}
            identity={identity}
            version={overtaken ? String(version) : (typed['version'] ?? String(version))}
            typed={{
              died: identity.death ? 'yes' : '',
              diedOn: identity.death?.on ?? '',
              ...typed,
            }}
            errors={errors}
            action={paths.death(patientId)}
            back={paths.patient(patientId)}
          />
        )
      },
    }),
  )
}
