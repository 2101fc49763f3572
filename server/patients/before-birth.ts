import { readIdentity } from '../../models/queries/of-patient.ts'
import { invalid, type Invalid } from '../http/answer.ts'
import { extentOf, parsePartialDate, partialDateText } from '../partial-date.ts'
import type { Services } from '../services.ts'
import { fieldOpener } from './sealed-fields.ts'

/** Whether a moment is certainly before a birth, as precisely as that is known: nothing of 2015 is before 2015. */
export function isBeforeBirth(birthDate: string | null, at: Date, timeZone: string): boolean {
  const born = birthDate === null ? undefined : parsePartialDate(birthDate)
  return born !== undefined && at < extentOf(born, timeZone).from
}

/**
 * Nothing is recorded of a time before a patient was born.
 * @param field that of the form which holds the time
 * @returns what is wrong with the form, or nothing
 * @throws SealBrokenError
 */
export async function faultBeforeBirth(
  services: Pick<Services, 'prepared' | 'patientKeys' | 'time'>,
  patientId: string,
  field: string,
  at: Date,
): Promise<Invalid | undefined> {
  const row = await readIdentity(services.prepared, { patientId, safety: false })
  if (row === undefined || row.birth_date === null) {
    return undefined
  }
  const key = services.patientKeys.open(row.id, { rootKeyId: row.root_key_id, wrapped: row.wrapped })
  const birthDate = fieldOpener(key, 'patients', row.id).required('birth_date', row.birth_date)
  const born = parsePartialDate(birthDate)
  return born !== undefined && isBeforeBirth(birthDate, at, services.time.timeZone)
    ? invalid(
        field,
        `The time is before the patient’s birth (${partialDateText(born, (moment) => services.time.dateTime(moment))}). Check the patient and the time`,
      )
    : undefined
}
