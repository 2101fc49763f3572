import { Encounter } from '../../models/encounter.ts'
import { newId } from '../../models/new-id.ts'
import { Sealed } from '../../models/sealed.ts'
import { auditedChange, type ChangeReceipt } from '../audit/record.ts'
import type { PatientRequest } from '../http/patient-route.ts'
import type { Services } from '../services.ts'
import { reasonOnRecord } from './after-death.ts'
import type { EncounterValues } from './encounter-form.ts'

/** When it was. An end that the form does not show stays that of the amended one, unless it would come before the beginning. */
function timesOf({ occurredAt: { at, on } }: EncounterValues, amended: Encounter | null) {
  const { endedAt = null, endedOn = null } = amended ?? {}
  return {
    occurredAt: at,
    occurredOn: on,
    ...(endedAt === null || endedAt < at ? {} : { endedAt, endedOn }),
  }
}

/**
 * Writes an encounter into the record. Encounters are never overwritten: an amendment is a new one that names the one
 * it replaces.
 */
export async function recordEncounter(
  services: Services,
  { admission, origin, at }: PatientRequest,
  values: EncounterValues,
  amendsId?: string,
): Promise<ChangeReceipt<string>> {
  const { patientId, actor } = admission
  const id = newId()
  return auditedChange(
    services,
    admission,
    origin,
    amendsId === undefined ? 'encounter.recorded' : 'encounter.amended',
    async (transaction) => {
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
        value: id,
        resource: { type: 'encounter', id },
        ...reasonOnRecord(values.reasonAfterDeath, key, patientId),
      }
    },
  )
}
