import type { Transaction } from 'sequelize'
import { z } from 'zod'
import { recordedChange } from '../audit/record.ts'
import { optionalText } from '../operations/fields.ts'
import { definePatientCommand } from '../operations/operation.ts'
import { Refused } from '../operations/refused.ts'
import type { Services } from '../services.ts'
import { asChecked } from './allergies/check-allergies.ts'
import { overriddenBy, unanswered } from './answered-conflicts.ts'
import { checkSafety } from './check-safety.ts'
import { mustHaveReason } from './must-have-reason.ts'
import { readSafetyFactsIn } from './safety-facts.ts'
import { takeFreshCode, type CodeFault } from './signing/fresh-code.ts'
import { lockPrescription, type LockedPrescription } from './lock-prescription.ts'
import { contentHash, type PrescriptionContent } from './prescription-content.ts'
import { mustBeAlive } from './must-be-alive.ts'
import { prescriptionEnded } from './cancelling/prescription-ended.ts'
import { buildSignedContent, sealField } from './sealed-content.ts'
import { fault } from '../operations/fault.ts'

export const signSchema = z.object({
  code: z
    .string({ error: fault('prescriptions.fault.enter-code') })
    .trim()
    .min(1, fault('prescriptions.fault.enter-code'))
    .max(20, fault('prescriptions.fault.enter-six-digits-only')),
  /** The hash of the content that was shown to the signer. */
  shown: z.string().max(100).optional(),
  overrideReason: optionalText('the-reason', 1_000),
})

/** @throws Refused with the reason why this person cannot sign this prescription as it was shown */
function mustBeSignable(
  { content, signature }: LockedPrescription,
  signer: { actorId: string; today: string; shown: string | undefined },
): void {
  if (content.prescriberId !== signer.actorId) {
    throw new Refused('not-the-prescriber')
  }
  if (signature.kind === 'altered') {
    throw new Refused('altered')
  }
  if (content.expiresOn === null || content.expiresOn < signer.today) {
    throw new Refused('expired')
  }
  if (contentHash(content) !== signer.shown) {
    throw new Refused('changed-since-shown')
  }
}

/**
 * What is signed: the draft, with a reason for what has come to speak against it, or has become graver, since it was written.
 * @throws Refused where there is none
 */
async function withReason(
  services: Services,
  transaction: Transaction,
  { row, content, medication, key }: LockedPrescription,
  patientId: string,
  reason: string | null,
): Promise<PrescriptionContent> {
  const facts = await readSafetyFactsIn(services, transaction, { patientId, key, unsigned: true })
  const check = checkSafety(asChecked(content.medicationName, medication), facts, row.id)
  const against = unanswered(check, content.overrideOf)
  if (against.length === 0) {
    return content
  }
  mustHaveReason(against, reason)
  const said = content.overrideReason === null ? reason : `${content.overrideReason}\n${reason}`
  return { ...content, overrideReason: said, overrideOf: overriddenBy(check) }
}

/**
 * Signs a draft: by its prescriber only, with a fresh code, once, and exactly the content that was shown. What was
 * signed is archived beside it, sealed. The code is looked at last, so that none is spent in vain.
 */
export const signPrescription = definePatientCommand({
  name: 'prescriptions.sign',
  action: 'prescription.sign',
  event: 'prescription.signed',
  subject: 'prescription',
  input: signSchema,
  run: async (services, context, { code, shown, overrideReason }) => {
    const { proof, origin, at, today, subjectId: id } = context
    const { patientId, actor } = proof
    // A wrong code counts: the transaction commits what says so, and nothing is signed by it.
    const entered: { fault?: CodeFault | undefined } = {}
    const receipt = await recordedChange(services, proof, origin, async (transaction, record) => {
      const draft = await lockPrescription(services, transaction, patientId, id)
      await mustBeAlive(patientId, transaction)
      if (draft.row.status !== 'draft' && draft.content.prescriberId === actor.id) {
        throw await prescriptionEnded(services, transaction, id)
      }
      mustBeSignable(draft, { actorId: actor.id, today, shown })
      const content = await withReason(services, transaction, draft, patientId, overrideReason)
      entered.fault = await takeFreshCode(services, context, code, { transaction, record })
      const signed = { id, status: 'approved' as const, signedAt: at }
      if (entered.fault !== undefined) {
        return signed
      }
      await draft.row.update(
        {
          status: 'approved',
          signedAt: at,
          signedContent: buildSignedContent(content, at, draft.key, id),
          overrideReason: sealField('override_reason', content.overrideReason, draft.key, id),
          overrideOf: sealField('override_of', content.overrideOf, draft.key, id),
          updatedAt: at,
        },
        { transaction },
      )
      await record('prescription.signed', {
        resource: { type: 'prescription', id },
        details: { factor: 'totp' },
      })
      return signed
    })
    if (entered.fault !== undefined) {
      throw new Refused(entered.fault, { recorded: true })
    }
    return receipt
  },
})
