import type { PrescriptionHistory } from '../prescriptions/store-prescription.ts'
import type { DemoLoad } from './demo-load.ts'
import type { DemoStaff } from './demo-staff.ts'
import type { Deed } from './journal.ts'
import { paths } from '../paths.ts'

const minuteMs = 60_000

/** Writes down how a prescription was written, signed, dispensed and cancelled. */
export function journalPrescription(
  { journal }: DemoLoad,
  of: {
    readonly id: string
    readonly patientId: string
    readonly prescriber: DemoStaff
    readonly pharmacist: DemoStaff
    readonly at: Date
    readonly repeats: number
    readonly history: PrescriptionHistory
  },
): void {
  const { prescriber, pharmacist, at, history } = of
  const { signedAt, dispensings = [], cancelled } = history
  const about = {
    outcome: 'success',
    patientId: of.patientId,
    resource: { type: 'prescription', id: of.id },
    purposeOfUse: 'treatment',
  } as const
  const prescribed = (event: Deed['event'], route: string, details?: Deed['details']): Deed => ({
    ...about,
    event,
    route,
    method: 'POST',
    rule: 'care-team',
    ...(details === undefined ? {} : { details }),
  })
  journal.write(prescriber, at, prescribed('prescription.drafted', paths.newPrescription.pattern))
  if (signedAt !== undefined) {
    const details = { factor: 'totp' }
    journal.write(
      prescriber,
      signedAt,
      prescribed('prescription.signed', paths.signPrescription.pattern, details),
    )
  }
  const forPharmacy = { ...about, rule: 'active-prescription' }
  dispensings.forEach(({ dispensedAt }, position) => {
    journal.write(pharmacist, new Date(dispensedAt.getTime() - 4 * minuteMs), {
      ...forPharmacy,
      event: 'prescription.viewed',
      route: paths.prescription.pattern,
    })
    journal.write(pharmacist, dispensedAt, {
      ...forPharmacy,
      event: 'prescription.dispensed',
      method: 'POST',
      route: paths.dispensePrescription.pattern,
      details: { dispensing: position + 1, remaining: of.repeats - position },
    })
  })
  if (cancelled !== undefined) {
    const details = { before: 'approved', dispensed: dispensings.length }
    const deed = prescribed('prescription.cancelled', paths.cancelPrescription.pattern, details)
    journal.write(prescriber, cancelled.at, deed)
  }
}

/** Writes down that the pharmacy looked through its queue every morning. */
export function journalQueue(load: DemoLoad, pharmacist: DemoStaff, patientIds: readonly string[]): void {
  for (const daysAgo of [0, 1, 2, 3, 4, 5]) {
    load.journal.write(pharmacist, load.moment(daysAgo, 9 * 60 + 20 + daysAgo), {
      event: 'prescription.listed',
      route: '/prescriptions',
      outcome: 'success',
      patientIds,
      purposeOfUse: 'operations',
      rule: 'permission',
    })
  }
}
