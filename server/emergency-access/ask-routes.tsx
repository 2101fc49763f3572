import { z } from 'zod'
import { emergencyReasonCodes } from '../../models/emergency-grant.ts'
import { BreakGlassPage } from '../../views/emergency-access/break-glass-page.tsx'
import type { PatientTies } from '../access/actor.ts'
import { sealText } from '../crypto/envelope.ts'
import { invalid, type Changed, type Invalid } from '../http/answer.ts'
import type { RouteTable } from '../http/declared-route.ts'
import { NotFound } from '../http/errors.ts'
import { choice, requiredText } from '../http/fields.ts'
import { newAccessCodePlace } from '../http/notice.ts'
import { staffForm, type StaffRequest } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { startEmergencyAccess, WrongAccessCode } from './start-emergency-access.ts'

const reasonMinimum = 15

const schema = z.object({
  reasonCode: choice('the reason', emergencyReasonCodes),
  reason: requiredText('why you need this record now', 2_000).refine(
    (text) => [...text].length >= reasonMinimum,
    `Say in at least ${reasonMinimum} characters why you need this record now`,
  ),
  accessCode: requiredText('your access code', 40),
})

/** @throws NotFound where there is no such patient */
function tiesOf({ req }: StaffRequest): PatientTies {
  const { ties } = req.context.facts
  if (ties === undefined) {
    throw new NotFound()
  }
  return ties
}

async function breakGlass(
  services: Services,
  request: StaffRequest,
  values: z.output<typeof schema>,
): Promise<Changed | Invalid> {
  const ties = tiesOf(request)
  const { actor } = request.clearance
  const live = actor.grants.find((grant) => grant.patientId === ties.patientId)
  if (live !== undefined) {
    return invalid(
      'reasonCode',
      `You already have emergency access to this record until ${services.time.clockTime(live.endsAt)}.`,
    )
  }
  const { sessionId } = request.clearance.person
  const limitKey = `access-code:${actor.id}`
  const mayTry = await services.signInLimits.attempt(limitKey, request.origin.address, sessionId)
  try {
    if (!mayTry) {
      throw new WrongAccessCode()
    }
    const receipt = await startEmergencyAccess(services, request, ties, values)
    await services.signInLimits.succeeded(limitKey, request.origin.address, sessionId)
    const { endsAt, nextAccessCode } = receipt.value
    const sealed = sealText(
      nextAccessCode,
      services.purposeKeys['access-codes'],
      newAccessCodePlace(actor.id),
    )
    request.req.session.newAccessCode = sealed.toString('base64')
    return {
      receipt,
      to: paths.patient(ties.patientId),
      notice: `Emergency access is on until ${services.time.clockTime(endsAt)}.`,
    }
  } catch (error) {
    if (!(error instanceof WrongAccessCode)) {
      throw error
    }
    await services.trail.append({
      event: 'emergency-access.failed',
      outcome: 'failure',
      actor: { id: actor.id, displayName: actor.displayName, roleName: actor.role.name },
      sessionId: request.clearance.person.sessionId,
      origin: request.origin,
      patientId: ties.patientId,
      rule: mayTry ? 'wrong-access-code' : 'limited',
    })
    return invalid(
      'accessCode',
      'This is not your current access code. Check it, or ask a security officer for a new one.',
    )
  }
}

/** Asking for emergency access to one patient. It works outside hours and networks: that is what it is for. */
export function askRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    '/patients/:id/break-glass',
    staffForm(services, {
      action: 'emergency-access.ask',
      event: 'emergency-access.started',
      viewEvent: 'emergency-access.asked',
      codeOnForm: true,
      schema,
      find: async (request) => ({ patientId: tiesOf(request).patientId }),
      change: (request, values) => breakGlass(services, request, values),
      show: async (visit, { typed, errors }) => {
        const { patientId, recordNumber } = tiesOf(visit)
        return (
          <BreakGlassPage
            shell={visit.shell}
            recordNumber={recordNumber}
            typed={typed}
            errors={errors}
            action={paths.breakGlass(patientId)}
            asksForCode={visit.asksForCode}
          />
        )
      },
    }),
  )
}
