import { z } from 'zod'
import { Encounter } from '../../../models/patients/encounter.ts'
import { newId } from '../../../models/new-id.ts'
import { recordedChange, type ChangeReceipt } from '../../audit/record.ts'
import { definePatientCommand, definePatientQuery, type PatientContext } from '../../operations/operation.ts'
import { extentOf, parsePartialDate } from '../../partial-date.ts'
import type { Services } from '../../services.ts'
import { mustSayWhyAfterDeath, reasonOnRecord } from '../after-death.ts'
import { mustNotBeBeforeBirth } from '../demographics/before-birth.ts'
import { encounterSchema, type EncounterTime, type EncounterValues } from './encounter-form.ts'
import { fieldSealer } from '../sealed-fields.ts'
import { holdPatient } from '../hold-record.ts'
import { openPatientIdentity } from '../open-identity.ts'
import { addProblems, type AddedProblems } from './add-problems.ts'
import { codeDiagnoses } from './coded-diagnoses.ts'
import { diagnosisOffers, offersShape } from './diagnosis-offers.ts'
import { typedDiagnoses } from './diagnosis-fields.ts'
import { openEncounterContent, sealEncounterContent } from './encounter-content.ts'

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

/** An encounter that was written, and what became of the diagnoses that were to be problems. */
export type WrittenEncounter = { readonly id: string; readonly problems: AddedProblems }

/** Writes an encounter into the record. @param amendsId of the one that it replaces, which is kept */
export async function writeEncounter(
  services: Services,
  { proof, origin, at }: PatientContext,
  values: EncounterValues,
  amendsId?: string,
): Promise<ChangeReceipt<WrittenEncounter>> {
  const { patientId, actor } = proof
  const id = newId()
  await mustBeOfTheirLife(services, patientId, values)
  const event = amendsId === undefined ? 'encounter.recorded' : 'encounter.amended'
  const typed = typedDiagnoses(values)
  return recordedChange(services, proof, origin, async (transaction, record) => {
    // Whoever adds problems must not meet another who adds the same.
    const key = typed.some(({ toProblems }) => toProblems)
      ? (await holdPatient(services, transaction, patientId)).key
      : await services.patientKeys.load(patientId, transaction)
    const amended =
      amendsId === undefined ? null : await Encounter.findByPk(amendsId, { transaction, rejectOnEmpty: true })
    const before = amended && openEncounterContent(key, amended.id, amended.content?.toColumn() ?? null)
    const diagnoses = await codeDiagnoses(services.prepared.within(transaction), typed, before?.diagnoses)
    const { kind, reason, notes, history, examination, assessment, plan } = values
    const seal = fieldSealer(key, 'encounters', id)
    await Encounter.create(
      {
        id,
        patientId,
        authorId: actor.id,
        kind,
        ...timesOf(values, amended),
        reason: seal.optional('reason', reason),
        notes: seal.optional('notes', notes),
        diagnoses: seal.optional('diagnoses', values.diagnoses),
        content: sealEncounterContent(key, id, {
          history,
          examination,
          assessment,
          plan,
          diagnoses: diagnoses.map(({ words, coded }) => ({ words, coded })),
        }),
        amendsId: amendsId ?? null,
        createdAt: at,
      },
      { transaction },
    )
    await record(event, {
      resource: { type: 'encounter', id },
      ...reasonOnRecord(values.reasonAfterDeath, key, patientId),
    })
    const place = { patientId, encounterId: id, by: actor.id, at }
    return { id, problems: await addProblems(transaction, key, place, diagnoses, record) }
  })
}

/** Who writes encounters, and of whom. */
export const recording = { action: 'encounter.record', subject: 'patient' } as const

/** Who a patient is of whom an encounter is to be written. */
export const newEncounterQuery = definePatientQuery({
  ...recording,
  name: 'patients.new-encounter',
  event: 'encounters.viewed',
  input: z.object(offersShape),
  run: async (services, { proof }, receipt, asked) => ({
    ...(await openPatientIdentity(services, receipt, proof.patientId)),
    offers: await diagnosisOffers(services.prepared, asked),
  }),
})

/** Writes a new encounter into the record. Encounters are never overwritten. */
export const recordEncounter = definePatientCommand({
  ...recording,
  name: 'patients.record-encounter',
  event: 'encounter.recorded',
  input: ({ time, clock }) => encounterSchema(time.timeZone, () => clock.now()),
  run: (services, context, values) => writeEncounter(services, context, values),
})
