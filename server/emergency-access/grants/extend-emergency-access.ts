import type { Transaction } from 'sequelize'
import { z } from 'zod'
import { limits } from '../../../config/security.ts'
import { EmergencyGrant } from '../../../models/emergency-access/emergency-grant.ts'
import { readGrant, type GrantRow } from '../../../models/queries/emergency-access/emergency-grants.ts'
import { auditedChange } from '../../audit/record.ts'
import { emergencyAccessExtended } from '../mails/emergency-access-extended.ts'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffCommand, defineStaffQuery, type StaffContext } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { paths } from '../../paths.ts'
import { fieldSealer } from '../../patients/sealed-fields.ts'
import { raiseAlert } from '../../security/raise-alert.ts'
import type { Services } from '../../services.ts'
import { mustBeExtendable, ofRow } from './grant-ended.ts'
import { loadGrantKey } from './grant-key.ts'
import { reasonField } from '../requests/reason-field.ts'

const action = 'emergency-access.extend'

/** One's own grant. @throws Refused where there is none; OvertakenError where it is over, or was extended before */
async function extendable(services: Services, { proof, at }: StaffContext, id: string): Promise<GrantRow> {
  const grant = await readGrant(services.prepared, id)
  if (grant === undefined || grant.user_id !== proof.actor.id) {
    throw new Refused('no-such-thing')
  }
  mustBeExtendable(ofRow(grant), at)
  return grant
}

/** What the form for another hour says. */
export const extendableQuery = defineStaffQuery({
  name: 'emergency-access.extendable',
  action,
  event: 'emergency-access.listed',
  subject: 'self',
  input: z.object({ id: idInAddress }),
  find: async (services, context, { id }) => {
    const {
      patient_id: patientId,
      record_number: recordNumber,
      ends_at: endsAt,
    } = await extendable(services, context, id)
    return {
      resource: { type: 'emergency-grant', id },
      ...(patientId === null ? {} : { patientId }),
      grant: { id, recordNumber, endsAt },
    }
  },
  run: async (_services, _context, _receipt, { grant }) => grant,
})

async function tellOfficers(
  services: Services,
  transaction: Transaction,
  { proof, at }: StaffContext,
  { id, patientId, endsAt }: Pick<EmergencyGrant, 'id' | 'patientId' | 'endsAt'>,
): Promise<void> {
  const { actor } = proof
  const link = paths.reviewEmergencyAccess(id)
  await raiseAlert(services, transaction, {
    kind: 'emergency-access-extended',
    severity: 'emergency',
    at,
    userId: actor.id,
    patientId,
    grantId: id,
    link,
    message: emergencyAccessExtended({
      who: actor.displayName,
      until: endsAt,
      reviewLink: services.publicUrl.link(link),
    }),
  })
}

/**
 * Gives one's own live emergency access another hour, once, and tells the security officers.
 * @returns its new end, and whose record it opens
 */
export const extendEmergencyAccess = defineStaffCommand({
  name: 'emergency-access.extend',
  action,
  event: 'emergency-access.extended',
  subject: 'self',
  input: z.object({ id: idInAddress, reason: reasonField('why-you-need-more-time') }),
  run: async (services, context, { id, reason }) => {
    const { proof, origin, at } = context
    return auditedChange(services, proof, origin, 'emergency-access.extended', async (transaction) => {
      const where = { id, userId: proof.actor.id }
      const found = await EmergencyGrant.findOne({ where, transaction })
      if (found === null) {
        throw new Refused('no-such-thing')
      }
      mustBeExtendable(found, at)
      const { patientId } = found
      const key = await loadGrantKey(services, patientId, transaction)
      const grant = await EmergencyGrant.findOne({
        where,
        lock: transaction.LOCK.UPDATE,
        transaction,
        rejectOnEmpty: true,
      })
      mustBeExtendable(grant, at)
      const endsAt = new Date(grant.endsAt.getTime() + limits.emergencyAccessMinutes * 60_000)
      const extensionReason = fieldSealer(key, 'emergency_grants', id).required('extension_reason', reason)
      await grant.update({ endsAt, extendedAt: at, extensionReason }, { transaction })
      await tellOfficers(services, transaction, context, grant)
      return {
        value: { endsAt, patientId },
        ...(patientId === null ? {} : { patientId }),
        resource: { type: 'emergency-grant', id },
        grantId: id,
        details: { endsAt: endsAt.toISOString() },
      }
    })
  },
})
