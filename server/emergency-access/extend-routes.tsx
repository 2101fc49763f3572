import { z } from 'zod'
import { readGrant, type GrantRow } from '../../models/queries/emergency-grants.ts'
import { ExtendPage } from '../../views/emergency-access/extend-page.tsx'
import type { RouteTable } from '../http/declared-route.ts'
import { NotFound } from '../http/errors.ts'
import { staffForm, type StaffRequest } from '../http/staff-route.ts'
import { idIn } from '../http/id-in.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { reasonField } from './ask.ts'
import { extendEmergencyAccess } from './extend-emergency-access.ts'
import { mustBeExtendable, ofRow } from './grant-ended.ts'
import { said } from '../../words/said.ts'

/** The grant of this person that the address names. @throws NotFound; Overtaken where it is over, or was extended before */
async function extendable(services: Services, request: StaffRequest): Promise<GrantRow> {
  const { clearance, at } = request
  const grant = await readGrant(services.prepared, idIn(request))
  if (grant === undefined || grant.user_id !== clearance.actor.id) {
    throw new NotFound()
  }
  mustBeExtendable(ofRow(grant), at)
  return grant
}

/** Another hour of one's own emergency access, once. */
export function extendRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.extendEmergencyAccess.pattern,
    staffForm(services, {
      action: 'emergency-access.extend',
      event: 'emergency-access.extended',
      viewEvent: 'emergency-access.listed',
      schema: z.object({ reason: reasonField('more time') }),
      find: async (request) => {
        const grant = await extendable(services, request)
        return {
          resource: { type: 'emergency-grant', id: grant.id },
          ...(grant.patient_id === null ? {} : { patientId: grant.patient_id }),
        }
      },
      change: async (request, { reason }) => {
        const { id, patient_id: patientId } = await extendable(services, request)
        const receipt = await extendEmergencyAccess(services, request, id, reason)
        return {
          receipt,
          to: patientId === null ? paths.home() : paths.patient(patientId),
          notice: said('emergency-access.notice.on-until', { until: receipt.value }),
        }
      },
      show: async (visit, { typed, errors }) => {
        const grant = await extendable(services, visit)
        return (
          <ExtendPage
            shell={visit.shell}
            recordNumber={grant.record_number}
            endsAt={services.time.clockTime(grant.ends_at)}
            typed={typed}
            errors={errors}
            action={paths.extendEmergencyAccess(grant.id)}
            backHref={paths.emergencyAccess()}
          />
        )
      },
    }),
  )
}
