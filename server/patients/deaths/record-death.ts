import { Sealed } from '../../../models/sealing/sealed.ts'
import { auditedChange } from '../../audit/record.ts'
import { sealText } from '../../crypto/envelope.ts'
import { nothingTaken } from '../../operations/input.ts'
import { definePatientCommand, definePatientQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { isCertainlyAfter, parsePartialDate } from '../../partial-date.ts'
import { recordChangedMeanwhile } from '../change-patient.ts'
import { deathSchema } from './death-form.ts'
import { holdPatient } from '../hold-record.ts'
import { openDemographics } from '../demographics/open-demographics.ts'
import { settleConflicts } from '../demographics/settle-conflicts.ts'

/** @throws Refused for a death that was before the birth */
function mustFollow(born: string | null, died: string | null, timeZone: string): void {
  const birth = born === null ? undefined : parsePartialDate(born)
  const death = died === null ? undefined : parsePartialDate(died)
  if (birth !== undefined && death !== undefined && isCertainlyAfter(birth, death, timeZone)) {
    throw new Refused('death-before-birth')
  }
}

/** What the record says of who a patient is, and whether they have died. */
export const lifeQuery = definePatientQuery({
  name: 'patients.life',
  action: 'death.record',
  event: 'demographics.viewed',
  subject: 'patient',
  input: nothingTaken,
  run: (services, { proof }, receipt) => openDemographics(services, receipt, proof.patientId),
})

/**
 * Records that a patient has died, corrects when, or takes it back. A correction needs a reason. The audit row carries what
 * was recorded before, what is now, and the reason, sealed. It gives whether anything changed.
 */
export const recordDeath = definePatientCommand({
  name: 'patients.record-death',
  action: 'death.record',
  event: 'patient.death-recorded',
  subject: 'patient',
  input: ({ time, clock }) => deathSchema(() => time.isoDate(clock.now())),
  run: (services, { proof, origin, at }, { died, diedOn, reason, version }) => {
    const { patientId } = proof
    const deceased = died === 'yes'
    const event = deceased ? 'patient.death-recorded' : 'patient.death-withdrawn'
    return auditedChange(services, proof, origin, event, async (transaction) => {
      const { patient, key } = await holdPatient(services, transaction, patientId)
      if (patient.version !== version) {
        throw await recordChangedMeanwhile(services, transaction, patient)
      }
      const place = (column: string) => ({ table: 'patients', column, row: patientId })
      const before = { deceased: patient.deceased, on: patient.diedOn?.open(key, place('died_on')) ?? null }
      const after = { deceased, on: deceased ? diedOn : null }
      if (before.deceased === after.deceased && before.on === after.on) {
        return { value: false, event: 'demographics.viewed' as const }
      }
      mustFollow(patient.birthDate?.open(key, place('birth_date')) ?? null, after.on, services.time.timeZone)
      if (before.deceased && reason === null) {
        throw new Refused('correction-without-reason')
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
  },
})

const shown = ({ deceased, on }: { deceased: boolean; on: string | null }): string =>
  deceased ? `has died: ${on ?? 'date not known'}` : 'lives'
