import { Sealed } from '../../models/sealed.ts'
import { auditedChange, type ChangeReceipt } from '../audit/record.ts'
import { sealText } from '../crypto/envelope.ts'
import { invalid, type Invalid } from '../http/answer.ts'
import type { PatientRequest } from '../http/patient-route.ts'
import { isCertainlyAfter, parsePartialDate } from '../partial-date.ts'
import type { Services } from '../services.ts'
import { recordChangedMeanwhile } from './change-patient.ts'
import type { DeathValues } from './death-form.ts'
import { holdPatient } from './hold-record.ts'
import { settleConflicts } from './settle-conflicts.ts'

/** What was typed does not fit what the record says. */
export class DeathFault extends Error {
  readonly answer: Invalid
  constructor(field: string, message: string) {
    super(message)
    this.answer = invalid(field, message)
  }
}

function mustFollow(born: string | null, died: string | null, timeZone: string): void {
  const birth = born === null ? undefined : parsePartialDate(born)
  const death = died === null ? undefined : parsePartialDate(died)
  if (birth !== undefined && death !== undefined && isCertainlyAfter(birth, death, timeZone)) {
    throw new DeathFault('diedOn', 'The date of death is before the date of birth; check it')
  }
}

/**
 * Records that a patient has died, corrects when, or takes it back. A correction needs a reason. The audit row carries what
 * was recorded before, what is now, and the reason, sealed.
 * @returns whether anything changed
 * @throws DeathFault, Overtaken
 */
export async function recordDeath(
  services: Services,
  { admission, origin, at }: PatientRequest,
  { died, diedOn, reason, version }: DeathValues,
): Promise<ChangeReceipt<boolean>> {
  const { patientId } = admission
  const deceased = died === 'yes'
  const event = deceased ? 'patient.death-recorded' : 'patient.death-withdrawn'
  return auditedChange(services, admission, origin, event, async (transaction) => {
    const { patient, key } = await holdPatient(services, transaction, patientId)
    if (patient.version !== version) {
      throw await recordChangedMeanwhile(services, transaction, patient)
    }
    const place = (column: string) => ({ table: 'patients', column, row: patientId })
    const before = { deceased: patient.deceased, on: patient.diedOn?.open(key, place('died_on')) ?? null }
    const after = { deceased, on: deceased ? diedOn : null }
    if (before.deceased === after.deceased && before.on === after.on) {
      return { value: false, event: 'demographics.viewed' }
    }
    mustFollow(patient.birthDate?.open(key, place('birth_date')) ?? null, after.on, services.time.timeZone)
    if (before.deceased && reason === null) {
      throw new DeathFault('reason', 'Say why what was recorded before is changed')
    }
    await patient.update(
      {
        deceased,
        diedOn: after.on === null ? null : Sealed.seal(after.on, key, place('died_on')),
        version: patient.version + 1,
        updatedAt: at,
      },
      { transaction },
    )
    await settleConflicts(transaction, key, { patientId, id: patientId }, { deceased, diedOn: after.on })
    const difference = {
      death: { before: shown(before), after: shown(after) },
      ...(reason === null ? {} : { reason: { before: null, after: reason } }),
    }
    return {
      value: true,
      resource: { type: 'patient', id: patientId },
      details: { changed: Object.keys(difference), ...(before.deceased ? { correction: 'yes' } : {}) },
      changes: sealText(JSON.stringify(difference), key, {
        table: 'audit_events',
        column: 'changes',
        row: patientId,
      }),
    }
  })
}

const shown = ({ deceased, on }: { deceased: boolean; on: string | null }): string =>
  deceased ? `has died: ${on ?? 'date not known'}` : 'lives'
