import type { ReactElement } from 'react'
import { PrescriptionPage } from '../../views/prescriptions/prescription-page.tsx'
import type { PrescriptionDetail } from '../../views/prescriptions/prescription.ts'
import type { Action } from '../access/actions.ts'
import type { Actor } from '../access/actor.ts'
import { decide, type Decision } from '../access/decide.ts'
import { NotFound } from '../http/errors.ts'
import type { FormState } from '../http/forms.ts'
import type { PatientVisit } from '../http/patient-route.ts'
import { endOfPrescription } from '../http/prescription-gone.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { unanswered } from './allergies/check-allergies.ts'
import { openPrescription } from './open-prescription.ts'
import { contentHash } from './prescription-content.ts'
import { recordAttempt } from './record-attempt.ts'
import { rememberShownDraft } from './shown-draft.ts'

const unexpired = ({ order }: PrescriptionDetail, today: string) =>
  order.expiresOn !== null && order.expiresOn >= today

/** What stands open, for those who see a prescription only while it is to be dispensed. */
function mayStillSee(actor: Actor, detail: PrescriptionDetail, today: string): boolean {
  return actor.patientScope !== 'prescribed' || (detail.status === 'approved' && unexpired(detail, today))
}

const backFor = (actor: Actor, patientId: string) =>
  actor.patientScope === 'prescribed'
    ? { href: paths.prescriptions(), label: 'Back to the queue' }
    : { href: paths.patient(patientId), label: 'Back to the chart' }

/**
 * Shows a prescription with what the reader may do with it now. One that was altered after signing is recorded as such,
 * every time that anybody sees it.
 * @throws ProblemError, NotFound where it has left the reader's sight meanwhile
 */
export async function showPrescription(
  services: Services,
  visit: PatientVisit,
  id: string,
  form: FormState,
): Promise<ReactElement> {
  const { req, admission, receipt, shell } = visit
  const { actor, patientId } = admission
  const { circumstances, facts } = req.context
  const today = circumstances.local.date
  const opened = await openPrescription(services, receipt, patientId, id)
  const { safety, check, detail, content, altered } = opened
  if (!mayStillSee(actor, detail, today)) {
    const { action } = admission.clearance
    throw (await endOfPrescription(services, actor, { action, id, today })) ?? new NotFound()
  }
  if (altered.length > 0) {
    await recordAttempt(services, visit, id, {
      event: 'prescription.altered',
      outcome: 'failure',
      rule: 'signed-content-differs',
      details: { fields: altered },
    })
  }
  const decisionOn = (action: Action): Decision => decide(actor, action, circumstances, facts.ties)
  const usable = altered.length === 0 && unexpired(detail, today)
  const signing =
    usable && detail.status === 'draft' && content.prescriberId === actor.id
      ? decisionOn('prescription.sign')
      : undefined
  const dispensing =
    usable && detail.status === 'approved' && content.prescriberId !== actor.id
      ? decisionOn('prescription.dispense')
      : undefined
  const shown = contentHash(content)
  if (signing?.allowed === true) {
    rememberShownDraft(req, id, shown)
  }
  const cancellable = detail.status === 'draft' || detail.status === 'approved'
  return (
    <PrescriptionPage
      shell={shell}
      time={services.time}
      today={today}
      safety={safety}
      prescription={detail}
      check={check}
      unanswered={unanswered(check, content.overrideOf).length > 0}
      back={backFor(actor, patientId)}
      sign={signing?.allowed === true ? { shown } : undefined}
      dispense={
        dispensing?.allowed === true && detail.supply !== undefined
          ? { supply: detail.supply, early: detail.supply.dueOn !== undefined && detail.supply.dueOn > today }
          : undefined
      }
      reverseHref={
        decisionOn('prescription.reverse').allowed
          ? (dispensingId) => paths.reverseDispensing(id, dispensingId)
          : undefined
      }
      cancel={cancellable && decisionOn('prescription.cancel').allowed}
      licenceExpired={signing?.decidedBy === 'licence' || dispensing?.decidedBy === 'licence'}
      typed={form.typed}
      errors={form.errors}
    />
  )
}
