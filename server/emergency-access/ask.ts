import { z } from 'zod'
import { emergencyReasonCodes } from '../../models/emergency-grant.ts'
import { sealText } from '../crypto/envelope.ts'
import { invalid, type Changed, type Invalid } from '../http/answer.ts'
import { choice, requiredText } from '../operations/fields.ts'
import { newAccessCodePlace } from '../http/notice.ts'
import type { StaffRequest } from '../http/staff-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { openRequestOf } from './daily-limit.ts'
import { startEmergencyAccess, WrongAccessCode, type AskedFor } from './start-emergency-access.ts'
import { said } from '../../words/said.ts'
import { actorOf } from '../audit/actor-of.ts'

const reasonMinimum = 15

/** A reason that says something. @param what completes "why you need …" */
export const reasonField = (what: string) =>
  requiredText(`why you need ${what}`, 2_000).refine(
    (text) => [...text].length >= reasonMinimum,
    `Say in at least ${reasonMinimum} characters why you need ${what}`,
  )

/** The one form of emergency access. @param what completes "why you need …" */
export const askSchema = (what: string) =>
  z.object({
    reasonCode: choice('the reason', emergencyReasonCodes),
    reason: reasonField(what),
    accessCode: requiredText('your access code', 40),
  })

export type Ask = z.output<ReturnType<typeof askSchema>>

/** Keeps the next access code, sealed, for the page that follows. */
export function keepNextCode(services: Services, { req, clearance }: StaffRequest, code: string): void {
  const place = newAccessCodePlace(clearance.actor.id)
  const sealed = sealText(code, services.purposeKeys['access-codes'], place)
  req.session.newAccessCode = sealed.toString('base64')
}

async function recordWrongCode(
  services: Services,
  { clearance, origin }: StaffRequest,
  patientId: string | null,
  rule: string,
): Promise<void> {
  const { actor, person } = clearance
  await services.trail.append({
    event: 'emergency-access.failed',
    outcome: 'failure',
    actor: actorOf(actor),
    sessionId: person.sessionId,
    origin,
    ...(patientId === null ? {} : { patientId }),
    rule,
  })
}

/** Takes the form: the access code, within its limits, and starts. */
export async function takeAsk(
  services: Services,
  request: StaffRequest,
  asked: AskedFor,
  to: string,
): Promise<Changed | Invalid> {
  const { actor, person } = request.clearance
  const live = actor.grants.find((grant) => grant.patientId === asked.patientId)
  if (live !== undefined) {
    const what = asked.patientId === null ? 'for your own work' : 'to this record'
    return invalid(
      'reasonCode',
      `You already have emergency access ${what} until ${services.time.clockTime(live.endsAt)}.`,
    )
  }
  if ((await openRequestOf(asked.patientId, request)) !== null) {
    return invalid('reasonCode', 'You have asked for this already; an officer has still to approve it.')
  }
  const { sessionId } = person
  const { address } = request.origin
  const limitKey = `access-code:${actor.id}`
  const mayTry = await services.signInLimits.attempt(limitKey, address, { session: sessionId })
  try {
    if (!mayTry) {
      throw new WrongAccessCode()
    }
    const receipt = await startEmergencyAccess(services, request, asked)
    await services.signInLimits.succeeded(limitKey, address, { session: sessionId })
    const { value } = receipt
    keepNextCode(services, request, value.nextAccessCode)
    return 'grant' in value
      ? {
          receipt,
          to,
          notice: said('emergency-access.notice.on-until', { until: value.grant.endsAt }),
        }
      : { receipt, to: paths.emergencyRequest(value.requestId) }
  } catch (error) {
    if (!(error instanceof WrongAccessCode)) {
      throw error
    }
    await recordWrongCode(services, request, asked.patientId, mayTry ? 'wrong-access-code' : 'limited')
    return invalid(
      'accessCode',
      'This is not your current access code. Check it, or get a new one under “Emergency access”.',
    )
  }
}
