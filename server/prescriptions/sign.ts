import { z } from 'zod'
import { recordedChange } from '../audit/record.ts'
import { optionalText } from '../operations/fields.ts'
import { definePatientCommand } from '../operations/operation.ts'
import { Refused } from '../operations/refused.ts'
import { prescriptionEnded } from './cancelling/prescription-ended.ts'
import { lockPrescription } from './lock-prescription.ts'
import { mustBeAlive } from './must-be-alive.ts'
import { codeField, takeFreshCode, type CodeFault } from './signing/fresh-code.ts'
import { approve, mustBeSignable, withReason } from './signing/sign-draft.ts'

export const signSchema = z.object({
  code: codeField,
  /** The hash of the content that was shown to the signer. */
  shown: z.string().max(100).optional(),
  overrideReason: optionalText('the-reason', 1_000),
})

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
      const content = await withReason(services, transaction, draft, {
        patientId,
        reason: overrideReason,
      })
      entered.fault = await takeFreshCode(
        services,
        { person: proof.clearance.person, origin, at, about: { resource: { type: 'prescription', id } } },
        code,
        { transaction, record },
      )
      const signed = { id, status: 'approved' as const, signedAt: at }
      if (entered.fault !== undefined) {
        return signed
      }
      await approve(draft, content, at, transaction)
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
