import type { Transaction } from 'sequelize'
import { z } from 'zod'
import { recordedChange } from '../audit/record.ts'
import type { AlreadyDone, Changed, Invalid } from '../http/answer.ts'
import type { PatientRequest } from '../http/patient-route.ts'
import { optionalText } from '../http/fields.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { asChecked, checkAllergies, overriddenBy, unanswered } from './allergies/check-allergies.ts'
import { readAllergyFactsIn } from './allergies/open-allergy-facts.ts'
import { takeFreshCode } from './fresh-code.ts'
import { lockPrescription, type LockedPrescription } from './lock-prescription.ts'
import { contentHash, type PrescriptionContent } from './prescription-content.ts'
import { mustBeAlive } from './must-be-alive.ts'
import { prescriptionEnded } from './prescription-ended.ts'
import { Prevented, unlessPrevented } from './prevented.ts'
import { buildSignedContent, sealField } from './sealed-content.ts'
import { shownDraft } from './shown-draft.ts'

export const signSchema = z.object({
  code: z
    .string({ error: 'Enter the code' })
    .trim()
    .min(1, 'Enter the code')
    .max(20, 'Enter the six digits only'),
  shown: z.string().max(100).optional(),
  overrideReason: optionalText('the reason', 1_000),
})

/** @throws Prevented with the reason why this person cannot sign this prescription as it was shown */
function mustBeSignable(
  { content, signature }: LockedPrescription,
  signer: { actorId: string; today: string; shown: string | undefined },
): void {
  if (content.prescriberId !== signer.actorId) {
    throw new Prevented('not-the-prescriber')
  }
  if (signature.kind === 'altered') {
    throw new Prevented('altered')
  }
  if (content.expiresOn === null || content.expiresOn < signer.today) {
    throw new Prevented('expired')
  }
  if (contentHash(content) !== signer.shown) {
    throw new Prevented('changed-since-shown')
  }
}

/**
 * What is signed: the draft, with a reason for allergies that were recorded or have become graver since it was written.
 * @throws Prevented where there is none
 */
async function withReason(
  services: Services,
  transaction: Transaction,
  { content, medication, key }: LockedPrescription,
  patientId: string,
  reason: string | null,
): Promise<PrescriptionContent> {
  const facts = await readAllergyFactsIn(services, transaction, patientId, key)
  const check = checkAllergies(asChecked(content.medicationName, medication), facts)
  if (unanswered(check, content.overrideOf).length === 0) {
    return content
  }
  if (reason === null) {
    throw new Prevented('against-allergy')
  }
  const said = content.overrideReason === null ? reason : `${content.overrideReason}\n${reason}`
  return { ...content, overrideReason: said, overrideOf: overriddenBy(check) }
}

/**
 * Signs a draft: by its prescriber only, with a fresh code, once, and exactly the content that was shown. What was
 * signed is archived beside it, sealed. The code is looked at last, so that none is spent in vain.
 * @throws ProblemError (403) for anyone but the prescriber; (429) after too many wrong codes
 */
export function signPrescription(
  services: Services,
  request: PatientRequest,
  id: string,
  values: z.output<typeof signSchema>,
): Promise<Changed | Invalid | AlreadyDone> {
  const { admission, origin, at, req } = request
  const { patientId, actor } = admission
  const signer = {
    actorId: actor.id,
    today: req.context.circumstances.local.date,
    shown: values.shown ?? shownDraft(req, id),
  }
  return unlessPrevented(services, request, id, 'prescription.signed', async () => {
    const receipt = await recordedChange(services, admission, origin, async (transaction, record) => {
      const draft = await lockPrescription(services, transaction, patientId, id)
      await mustBeAlive(patientId, transaction)
      if (draft.row.status !== 'draft' && draft.content.prescriberId === actor.id) {
        throw await prescriptionEnded(services, transaction, id)
      }
      mustBeSignable(draft, signer)
      const content = await withReason(services, transaction, draft, patientId, values.overrideReason)
      const entered = { code: values.code, prescriptionId: id }
      const fault = await takeFreshCode(services, request, entered, { transaction, record })
      if (fault !== undefined) {
        return { fault }
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
      return {}
    })
    if (receipt.value.fault !== undefined) {
      throw new Prevented(receipt.value.fault, { recorded: true })
    }
    return { receipt, to: paths.prescription(id), notice: 'Signed. The pharmacy can dispense it now.' }
  })
}
