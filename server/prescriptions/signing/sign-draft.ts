import type { Transaction } from 'sequelize'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { asChecked } from '../allergies/check-allergies.ts'
import { overriddenBy, unanswered } from '../answered-conflicts.ts'
import { checkSafety } from '../check-safety.ts'
import { daysOfCourse } from '../dispensing/supply-interval.ts'
import type { LockedPrescription } from '../lock-prescription.ts'
import { mustHaveReason } from '../must-have-reason.ts'
import { contentHash, type PrescriptionContent } from '../prescription-content.ts'
import { readSafetyFactsIn } from '../safety-facts.ts'
import { faultsOfSchedule } from '../schedules/schedule-rules.ts'
import { buildSignedContent, sealField } from '../sealed-content.ts'

/** @throws Refused with the reason why this person cannot sign this prescription as it was shown */
export function mustBeSignable(
  { content, signature, schedule }: LockedPrescription,
  signer: { readonly actorId: string; readonly today: string; readonly shown: string | undefined },
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
  const [unlawful] = faultsOfSchedule(schedule, { ...content, days: daysOfCourse(content) }, signer.today)
  if (unlawful !== undefined) {
    throw new Refused(unlawful)
  }
}

/**
 * What is signed: the draft, with a reason for what has come to speak against it, or has become graver, since it was written.
 * @throws Refused where there is none
 */
export async function withReason(
  services: Services,
  transaction: Transaction,
  { row, content, medication, key }: LockedPrescription,
  { patientId, reason }: { readonly patientId: string; readonly reason: string | null },
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

/** Approves a draft, and archives beside it, sealed, what was signed. */
export async function approve(
  { row, key }: LockedPrescription,
  content: PrescriptionContent,
  at: Date,
  transaction: Transaction,
): Promise<void> {
  const { id } = row
  await row.update(
    {
      status: 'approved',
      signedAt: at,
      signedContent: buildSignedContent(content, at, key, id),
      overrideReason: sealField('override_reason', content.overrideReason, key, id),
      overrideOf: sealField('override_of', content.overrideOf, key, id),
      updatedAt: at,
    },
    { transaction },
  )
}
