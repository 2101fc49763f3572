import { z } from 'zod'
import { EmergencyAccessCode } from '../../models/emergency-access-code.ts'
import { AccessCodePage } from '../../views/emergency-access/access-code-page.tsx'
import { proveCode } from '../accounts/mfa/prove-code.ts'
import { openFacts } from '../accounts/mfa/re-authenticate.ts'
import { codeNotTaken } from '../accounts/step-up.ts'
import { auditedChange } from '../audit/record.ts'
import { sealText } from '../crypto/envelope.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { requiredText } from '../operations/fields.ts'
import { newAccessCodePlace } from '../http/notice.ts'
import { staffForm, type StaffRequest } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { issueAccessCode } from './issue-access-code.ts'

const schema = z.object({ code: requiredText('the six digits', 20) })

/** Voids the open access code of a person and issues the next one. */
function renewAccessCode(services: Services, { clearance, origin, at }: StaffRequest) {
  const userId = clearance.actor.id
  return auditedChange(services, clearance, origin, 'emergency-access.code-issued', async (transaction) => {
    await EmergencyAccessCode.update({ usedAt: at }, { where: { userId, usedAt: null }, transaction })
    return { value: await issueAccessCode(services, userId, at, transaction) }
  })
}

/** Getting an access code for emergencies beforehand: for the people who are named, with a code of the app each time. */
export function accessCodeRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.accessCode(),
    staffForm(services, {
      action: 'emergency-access.prepare',
      event: 'emergency-access.code-issued',
      viewEvent: 'emergency-access.listed',
      schema,
      change: async (request) => {
        const { req, clearance } = request
        if ((await proveCode(services, req, openFacts(req), ['totp'])) === undefined) {
          return codeNotTaken()
        }
        const receipt = await renewAccessCode(services, request)
        const sealed = sealText(
          receipt.value,
          services.purposeKeys['access-codes'],
          newAccessCodePlace(clearance.actor.id),
        )
        request.req.session.newAccessCode = sealed.toString('base64')
        return { receipt, to: paths.emergencyAccess() }
      },
      show: async (visit, { errors }) => (
        <AccessCodePage
          shell={visit.shell}
          errors={errors}
          action={paths.accessCode()}
          backHref={paths.emergencyAccess()}
        />
      ),
    }),
  )
}
