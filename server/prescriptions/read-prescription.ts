import type { Substitute } from '../../views/prescriptions/handover.ts'
import type { Unlawful } from '../../views/prescriptions/by-law.tsx'
import type { PatientSafety, PrescriptionDetail, Supply } from '../../views/prescriptions/prescription.ts'
import type { Action } from '../access/actions.ts'
import type { Actor } from '../access/actor.ts'
import { decide } from '../access/decide.ts'
import type { Decision } from '../access/decision.ts'
import type { Receipt } from '../audit/record.ts'
import { nothingTaken } from '../operations/input.ts'
import { definePatientQuery, type PatientContext } from '../operations/operation.ts'
import { Refused } from '../operations/refused.ts'
import type { Services } from '../services.ts'
import { unanswered } from './answered-conflicts.ts'
import type { SafetyCheck } from './check-safety.ts'
import { openPrescription } from './open-prescription.ts'
import { contentHash } from './prescription-content.ts'
import { readOutline, type PrescriptionOutline } from './prescription-outline.ts'
import { substitutesFor } from './dispensing/substitution.ts'
import { tooSoon, type TooSoon } from './dispensing/supply-interval.ts'
import { keptFromByLaw } from './schedules/kept-from-by-law.ts'
import { recordAttempt } from './record-attempt.ts'

/** A prescription as its reader may see it, with what they may do with it now. */
export type ReadPrescription = {
  readonly shows: 'everything'
  readonly safety: PatientSafety
  readonly check: SafetyCheck
  readonly detail: PrescriptionDetail
  /** Whether an allergy, or another medicine, speaks against it that no reason was given for. */
  readonly unanswered: boolean
  /** Where it can be signed: the hash of what is shown, which is what will be signed. */
  readonly sign: { readonly shown: string } | undefined
  readonly dispense:
    | {
        readonly supply: Supply
        readonly soon: TooSoon | undefined
        readonly substitutes: readonly Substitute[]
      }
    | undefined
  /** What the law does not allow for its schedule, where only that is in the way. */
  readonly unlawful: Unlawful | undefined
  readonly mayReverse: boolean
  readonly mayCancel: boolean
  readonly licenceExpired: boolean
}

const unexpired = ({ order }: PrescriptionDetail, today: string) =>
  order.expiresOn !== null && order.expiresOn >= today

/** What stands open, for those who see a prescription only while it is to be dispensed. */
function mayStillSee(actor: Actor, detail: PrescriptionDetail, today: string): boolean {
  return actor.patientScope !== 'prescribed' || (detail.status === 'approved' && unexpired(detail, today))
}

/**
 * Opens a prescription, and says what its reader may do with it. One that was altered after signing is recorded as such,
 * every time that anybody sees it.
 * @throws Refused where it has left the reader's sight in the meantime
 */
export async function readPrescription(
  services: Services,
  context: PatientContext,
  receipt: Receipt,
): Promise<ReadPrescription> {
  const { proof, today, circumstances, subjectId: id } = context
  const { actor, patientId, clearance } = proof
  const unsigned = actor.patientScope !== 'prescribed'
  const opened = await openPrescription(services, receipt, patientId, id, { unsigned })
  const { safety, check, detail, content, altered } = opened
  if (!mayStillSee(actor, detail, today)) {
    throw new Refused('no-such-thing')
  }
  if (altered.length > 0) {
    await recordAttempt(services, context, {
      event: 'prescription.altered',
      outcome: 'failure',
      rule: 'signed-content-differs',
      details: { fields: altered },
    })
  }
  const decisionOn = (action: Action): Decision =>
    decide(actor, action, circumstances, clearance.relationship)
  const usable = altered.length === 0 && unexpired(detail, today)
  const signing =
    usable && detail.status === 'draft' && content.prescriberId === actor.id
      ? decisionOn('prescription.sign')
      : undefined
  const dispensing =
    usable && detail.status === 'approved' && content.prescriberId !== actor.id
      ? decisionOn('prescription.dispense')
      : undefined
  const { supply } = detail
  const unlawful = keptFromByLaw(detail, today, {
    maySign: signing?.allowed === true,
    maySupply: dispensing?.allowed === true,
    dayOf: (at) => services.time.isoDate(at),
  })
  const substitutes = dispensing?.allowed === true ? await substitutesFor(services, content.medicationId) : []
  const cancellable = detail.status === 'draft' || detail.status === 'approved'
  return {
    shows: 'everything',
    safety,
    check,
    detail,
    unanswered: unanswered(check, content.overrideOf).length > 0,
    sign: signing?.allowed === true && unlawful === undefined ? { shown: contentHash(content) } : undefined,
    dispense:
      dispensing?.allowed === true && supply !== undefined && unlawful === undefined
        ? { supply, soon: tooSoon(supply, today), substitutes }
        : undefined,
    unlawful,
    mayReverse: decisionOn('prescription.reverse').allowed,
    mayCancel: cancellable && decisionOn('prescription.cancel').allowed,
    licenceExpired: signing?.decidedBy === 'licence' || dispensing?.decidedBy === 'licence',
  }
}

const reading = { event: 'prescription.viewed', subject: 'prescription', input: nothingTaken } as const

/** One prescription. */
export const prescriptionQuery = definePatientQuery({
  name: 'prescriptions.read',
  action: 'prescription.open',
  ...reading,
  run: readPrescription,
})

/** What is to be cancelled: all of it, or for whoever signed it and sees the chart no more, which one it is. */
export const cancellationQuery = definePatientQuery({
  name: 'prescriptions.read-for-cancelling',
  action: 'prescription.cancel',
  ...reading,
  run: (services, context, receipt): Promise<ReadPrescription | PrescriptionOutline> =>
    context.proof.because === 'own-prescription'
      ? readOutline(services, context, receipt)
      : readPrescription(services, context, receipt),
})

/** Which prescription it is that is to be cancelled for another. */
export const abandonedQuery = definePatientQuery({
  name: 'prescriptions.read-abandoned',
  action: 'prescription.cancel-for-another',
  ...reading,
  run: readOutline,
})
