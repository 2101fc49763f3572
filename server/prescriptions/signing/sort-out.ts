import type { Transaction } from 'sequelize'
import { readSignerTies, type SignerTie } from '../../../models/queries/prescriptions/to-sign.ts'
import type { NotSigned, WhyNotSigned } from '../../../views/prescriptions/signing/not-signed.ts'
import { admit, clear, type PatientAccess } from '../../access/clearance.ts'
import { RefusalError } from '../../access/refusal.ts'
import { SealBrokenError } from '../../crypto/envelope.ts'
import type { StaffContext } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { lockPrescription, type LockedPrescription } from '../lock-prescription.ts'
import { mustBeAlive } from '../must-be-alive.ts'
import type { PrescriptionContent } from '../prescription-content.ts'
import { mustBeSignable, withReason } from './sign-draft.ts'
import type { Ticked } from './ticked.ts'

type Admitted = { readonly access: PatientAccess; readonly ticked: Ticked }
/** A draft, locked, that can be signed as it was shown. */
export type Ready = Admitted & { readonly draft: LockedPrescription; readonly content: PrescriptionContent }

/** A prescription that cannot be signed, with the admission to its record where there is one. */
export type Left = NotSigned & { readonly by: PatientAccess | RefusalError | undefined }

const relationshipOf = ({
  patient_id: patientId,
  record_number: recordNumber,
  care_team: careTeam,
}: SignerTie) => ({
  patientId,
  recordNumber,
  careTeam,
  activePrescription: false,
})

/** The admission to the record of each, as the decision on signing that one gives it. */
function admitted(context: StaffContext, tie: SignerTie): PatientAccess | RefusalError {
  try {
    return admit(clear(context.proof.person, 'prescription.sign', context.circumstances, relationshipOf(tie)))
  } catch (error) {
    if (error instanceof RefusalError) {
      return error
    }
    throw error
  }
}

const whyOf = (error: unknown): WhyNotSigned => {
  if (error instanceof SealBrokenError) {
    return 'cannot-be-read'
  }
  if (!(error instanceof Refused)) {
    throw error
  }
  switch (error.code) {
    case 'not-the-prescriber':
    case 'altered':
    case 'expired':
    case 'changed-since-shown':
    case 'patient-died':
    case 'against-allergy':
    case 'against-medicine':
    case 'schedule-6-repeats':
    case 'schedule-6-course':
    case 'schedule-6-valid':
    case 'schedule-5-valid':
      return error.code
    case 'no-such-thing':
      return 'not-there'
    default:
      throw error
  }
}

/** Locks a draft and looks whether it can be signed as it was shown. @throws whatever `whyOf` names */
async function readyToSign(
  services: Services,
  transaction: Transaction,
  { proof, today }: StaffContext,
  { access, ticked }: Admitted,
): Promise<Ready | 'no-longer-draft'> {
  const { patientId } = access
  const draft = await lockPrescription(services, transaction, patientId, ticked.id)
  await mustBeAlive(patientId, transaction)
  if (draft.row.status !== 'draft') {
    return 'no-longer-draft'
  }
  mustBeSignable(draft, { actorId: proof.actor.id, today, shown: ticked.shown })
  const content = await withReason(services, transaction, draft, { patientId, reason: null })
  return { access, ticked, draft, content }
}

/** Tells apart, under lock, what can be signed and what cannot, and why. */
export async function sortOut(
  services: Services,
  transaction: Transaction,
  context: StaffContext,
  ticked: readonly Ticked[],
): Promise<{ readonly ready: readonly Ready[]; readonly left: readonly Left[] }> {
  const ties = await readSignerTies(services.prepared.within(transaction), {
    ids: ticked.map(({ id }) => id),
    userId: context.proof.actor.id,
    at: context.at,
  })
  const shown = new Map(ticked.map((one) => [one.id, one]))
  const known = new Set(ties.map(({ id }) => id))
  const ready: Ready[] = []
  const left: Left[] = ticked
    .filter(({ id }) => !known.has(id))
    .map(({ id }) => ({ id, why: 'not-there', by: undefined }))
  // One after the other, in one order: two who sign at once wait for each other, never both.
  for (const tie of ties) {
    const one = shown.get(tie.id)
    const access = admitted(context, tie)
    if (one === undefined || access instanceof RefusalError) {
      left.push({ id: tie.id, why: 'not-in-care', by: access })
      continue
    }
    try {
      const found = await readyToSign(services, transaction, context, { access, ticked: one })
      if (found === 'no-longer-draft') {
        left.push({ id: tie.id, why: found, by: access })
      } else {
        ready.push(found)
      }
    } catch (error) {
      left.push({ id: tie.id, why: whyOf(error), by: access })
    }
  }
  return { ready, left }
}
