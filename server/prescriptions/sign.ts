import { z } from 'zod'
import { auditedChange } from '../audit/record.ts'
import { invalid, type AlreadyDone, type Changed, type Invalid } from '../http/answer.ts'
import { ProblemError } from '../http/errors.ts'
import type { PatientRequest } from '../http/patient-route.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { acceptCode } from './accept-code.ts'
import { lockPrescription, type LockedPrescription } from './lock-prescription.ts'
import { contentHash } from './prescription-content.ts'
import { Prevented, unlessPrevented } from './prevented.ts'
import { recordAttempt } from './record-attempt.ts'
import { buildSignedContent } from './sealed-content.ts'
import { shownDraft } from './shown-draft.ts'

export const signSchema = z.object({
  code: z
    .string({ error: 'Enter the code' })
    .trim()
    .min(1, 'Enter the code')
    .max(20, 'Enter the six digits only'),
  shown: z.string().max(100).optional(),
})

const notYours = {
  status: 403,
  code: 'not-the-prescriber',
  heading: 'Only the prescriber signs',
  reason: 'Somebody else wrote this prescription, and nobody can sign in their place.',
} as const

/** @throws Prevented with the reason why this prescription cannot be signed as it was shown */
function mustBeSignable(found: LockedPrescription, today: string, shown: string | undefined): void {
  const { row, content, signature } = found
  if (signature.kind === 'altered') {
    throw new Prevented('altered')
  }
  if (row.status !== 'draft') {
    throw new Prevented('not-a-draft')
  }
  if (row.expiresOn === null || row.expiresOn === undefined || row.expiresOn < today) {
    throw new Prevented('expired')
  }
  if (shown !== contentHash(content)) {
    throw new Prevented('changed-since-shown')
  }
}

/**
 * Signs a draft: by its prescriber only, with a fresh code, once, and exactly the content that was shown. What was
 * signed is archived beside it, sealed. Looked at before the code is spent on it, and again under the lock.
 * @throws ProblemError (403) for anyone but the prescriber; (429) after too many wrong codes
 */
export function signPrescription(
  services: Services,
  request: PatientRequest,
  id: string,
  values: z.output<typeof signSchema>,
): Promise<Changed | Invalid | AlreadyDone> {
  const { admission, origin, at, req } = request
  const today = req.context.circumstances.local.date
  const shown = values.shown ?? shownDraft(req, id)
  const lock = (transaction: Parameters<typeof lockPrescription>[1]) =>
    lockPrescription(services, transaction, admission.patientId, id)
  return unlessPrevented(services, request, id, 'prescription.signed', async () => {
    const found = await services.sequelize.transaction(lock)
    if (found.row.prescriberId !== admission.actor.id) {
      await recordAttempt(services, request, id, {
        event: 'prescription.signed',
        outcome: 'refused',
        rule: notYours.code,
      })
      throw new ProblemError({
        ...notYours,
        wayOut: [{ href: paths.prescription(id), label: 'Back to the prescription' }],
      })
    }
    mustBeSignable(found, today, shown)
    if (!(await acceptCode(services, request, id, values.code))) {
      return invalid(
        'code',
        'That code is not right, or was used already. Wait for the next one and enter it.',
      )
    }
    const receipt = await auditedChange(
      services,
      admission,
      origin,
      'prescription.signed',
      async (transaction) => {
        const draft = await lock(transaction)
        mustBeSignable(draft, today, shown)
        await draft.row.update(
          {
            status: 'approved',
            signedAt: at,
            signedContent: buildSignedContent(draft.content, at, draft.key, id),
            updatedAt: at,
          },
          { transaction },
        )
        return { value: id, resource: { type: 'prescription', id }, details: { factor: 'totp' } }
      },
    )
    return { receipt, to: paths.prescription(id), notice: 'Signed. The pharmacy can dispense it now.' }
  })
}
