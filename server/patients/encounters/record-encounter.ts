import { Encounter } from '../../../models/patients/encounter.ts'
import { newId } from '../../../models/new-id.ts'
import { Sealed } from '../../../models/sealing/sealed.ts'
import { auditedChange, type ChangeReceipt } from '../../audit/record.ts'
import { nothingTaken } from '../../operations/input.ts'
import { definePatientCommand, definePatientQuery, type PatientContext } from '../../operations/operation.ts'
import { extentOf, parsePartialDate } from '../../partial-date.ts'
import type { Services } from '../../services.ts'
import { mustSayWhyAfterDeath, reasonOnRecord } from '../after-death.ts'
import { mustNotBeBeforeBirth } from '../demographics/before-birth.ts'
import { encounterSchema, type EncounterTime, type EncounterValues } from './encounter-form.ts'
import { openPatientIdentity } from '../open-identity.ts'

/** The last moment at which it can have been. */
function latestOf({ at, on }: EncounterTime, timeZone: string): Date {
  const date = on === null ? undefined : parsePartialDate(on)
  return date === undefined ? at : new Date(extentOf(date, timeZone).to.getTime() - 1)
}

/** @throws Refused for a time before the patient was born, or, without a reason, after they died */
async function mustBeOfTheirLife(
  services: Services,
  patientId: string,
  { occurredAt, reasonAfterDeath }: EncounterValues,
): Promise<void> {
  const latest = latestOf(occurredAt, services.time.timeZone)
  await mustNotBeBeforeBirth(services, patientId, 'occurredAt', latest)
  await mustSayWhyAfterDeath(services, patientId, occurredAt.at, reasonAfterDeath)
}

/** When it was. An end that the form does not show stays that of the amended one, unless it would come before the beginning. */
function timesOf({ occurredAt: { at, on } }: EncounterValues, amended: Encounter | null) {
  const { endedAt = null, endedOn = null } = amended ?? {}
  return {
    occurredAt: at,
    occurredOn: on,
    ...(endedAt === null || endedAt < at ? {} : { endedAt, endedOn }),
  }
}

/** Writes an encounter into the record. @param amendsId of the one that it replaces, which is kept */
export async function writeEncounter(
  services: Services,
  { proof, origin, at }: PatientContext,
  values: EncounterValues,
  amendsId?: string,
): Promise<ChangeReceipt<{ readonly id: string }>> {
  const { patientId, actor } = proof
  const id = newId()
  await mustBeOfTheirLife(services, patientId, values)
  const event = amendsId === undefined ? 'encounter.recorded' : 'encounter.amended'
  return auditedChange(services, proof, origin, event, async (transaction) => {
    const key = await services.patientKeys.load(patientId, transaction)
    const seal = (column: string, text: string | null) =>
      text === null ? null : Sealed.seal(text, key, { table: 'encounters', column, row: id })
    const times = timesOf(
      values,
      amendsId === undefined ? null : await Encounter.findByPk(amendsId, { transaction }),
    )
    await Encounter.create(
      {
        id,
        patientId,
        authorId: actor.id,
        kind: values.kind,
        ...times,
        reason: seal('reason', values.reason),
        notes: seal('notes', values.notes),
        diagnoses: seal('diagnoses', values.diagnoses),
        amendsId: amendsId ?? null,
        createdAt: at,
      },
      { transaction },
    )
    return {
      value: { id },
      resource: { type: 'encounter', id },
      ...reasonOnRecord(values.reasonAfterDeath, key, patientId),
    }
  })
}

/** Who writes encounters, and of whom. */
export const recording = { action: 'encounter.record', subject: 'patient' } as const

/** Who a patient is of whom an encounter is to be written. */
export const newEncounterQuery = definePatientQuery({
  ...recording,
  name: 'patients.new-encounter',
  event: 'encounters.viewed',
  input: nothingTaken,
  run: (services, { proof }, receipt) => openPatientIdentity(services, receipt, proof.patientId),
})

/** Writes a new encounter into the record. Encounters are never overwritten. */
export const recordEncounter = definePatientCommand({
  ...recording,
  name: 'patients.record-encounter',
  event: 'encounter.recorded',
  input: ({ time, clock }) => encounterSchema(time.timeZone, () => clock.now()),
  run: (services, context, values) => writeEncounter(services, context, values),
})
