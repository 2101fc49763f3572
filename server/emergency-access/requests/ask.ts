import { z } from 'zod'
import { emergencyReasonCodes } from '../../../models/emergency-access/emergency-grant.ts'
import { Patient } from '../../../models/patients/patient.ts'
import type { ChangeReceipt } from '../../audit/record.ts'
import { choice, requiredText, type FieldLabel } from '../../operations/fields.ts'
import { idInAddress, nothingTaken } from '../../operations/input.ts'
import { defineStaffCommand, defineStaffQuery, type StaffContext } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { openRequestOf } from './daily-limit.ts'
import { reasonField } from './reason-field.ts'
import {
  startEmergencyAccess,
  type AskedFor,
  type EmergencyAccessResult,
} from '../grants/start-emergency-access.ts'

const action = 'emergency-access.ask'
const event = 'emergency-access.started'
const viewEvent = 'emergency-access.asked'

/** What either form of emergency access takes. @param why what its reason says */
const asked = (why: FieldLabel) => ({
  reasonCode: choice('the-reason', emergencyReasonCodes),
  reason: reasonField(why),
  accessCode: requiredText('your-access-code', 40),
})

const about = (patientId: string | null) => (patientId === null ? {} : { patientId })

/** @throws Refused where this access is on already, or was asked for */
async function mustBeNew(context: StaffContext, patientId: string | null): Promise<void> {
  const live = context.proof.actor.grants.find((grant) => grant.patientId === patientId)
  if (live !== undefined) {
    throw new Refused('open-already', {
      values: {
        what: patientId === null ? 'ownWork' : 'record',
        until: live.endsAt,
      },
      about: about(patientId),
    })
  }
  if ((await openRequestOf(context, patientId)) !== null) {
    throw new Refused('asked-already', { about: about(patientId) })
  }
}

/**
 * Starts what was asked for, within the limits of wrong access codes.
 * @throws Refused where it is on, was asked for, or the access code is not taken
 */
async function ask(
  services: Services,
  context: StaffContext,
  wanted: AskedFor,
): Promise<ChangeReceipt<EmergencyAccessResult>> {
  const { proof, origin } = context
  await mustBeNew(context, wanted.patientId)
  const limitKey = `access-code:${proof.actor.id}`
  const whence = { session: proof.person.sessionId }
  if (!(await services.signInLimits.attempt(limitKey, origin.address, whence))) {
    throw new Refused('too-many-access-codes', { about: about(wanted.patientId) })
  }
  const receipt = await startEmergencyAccess(services, context, wanted)
  await services.signInLimits.succeeded(limitKey, origin.address, whence)
  return receipt
}

/** The patient whom an address names. @throws Refused where there is none */
async function patientOf(id: string): Promise<{ patientId: string; recordNumber: string }> {
  const patient = await Patient.findOne({
    attributes: ['id', 'recordNumber'],
    where: { id, erasedAt: null },
  })
  if (patient === null) {
    throw new Refused('no-such-thing')
  }
  return { patientId: patient.id, recordNumber: patient.recordNumber }
}

/** What the form of emergency access to one patient says of them. It works outside hours and networks: that is what it is for. */
export const askForRecord = defineStaffQuery({
  name: 'emergency-access.ask-for-record',
  action,
  event: viewEvent,
  subject: 'none',
  input: z.object({ id: idInAddress }),
  find: async (_services, _context, { id }) => patientOf(id),
  run: async (_services, _context, _receipt, found) => found,
})

/** Breaks the glass for one patient. */
export const breakGlass = defineStaffCommand({
  name: 'emergency-access.break-glass',
  action,
  event,
  subject: 'none',
  input: z.object({ id: idInAddress, ...asked('why-you-need-this-record') }),
  run: async (services, context, { id, ...values }) =>
    ask(services, context, { ...values, patientId: (await patientOf(id)).patientId }),
})

/** Whether somebody's hours and networks are limited at all. */
export const askForOwnWork = defineStaffQuery({
  name: 'emergency-access.ask-for-own-work',
  action,
  event: viewEvent,
  subject: 'self',
  input: nothingTaken,
  find: async () => ({}),
  run: async (_services, { proof: { actor } }) => ({
    unlimited: actor.accessWindows.length + actor.roleNetworks.length + actor.userNetworks.length === 0,
  }),
})

/** Lifts hours and networks for one's own work. */
export const workOutOfHours = defineStaffCommand({
  name: 'emergency-access.work-out-of-hours',
  action,
  event,
  subject: 'self',
  input: z.object(asked('why-you-need-to-work')),
  run: (services, context, values) => ask(services, context, { ...values, patientId: null }),
})
