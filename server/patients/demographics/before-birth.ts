import { readIdentity } from '../../../models/queries/patients/of-patient.ts'
import { Refused } from '../../operations/refused.ts'
import { calendarDate } from '../../../views/words/calendar-date.ts'
import { extentOf, parsePartialDate } from '../../partial-date.ts'
import type { Services } from '../../services.ts'
import { fieldOpener } from '../sealed-fields.ts'

/** Whether a moment is certainly before a birth, as precisely as that is known: nothing of 2015 is before 2015. */
export function isBeforeBirth(birthDate: string | null, at: Date, timeZone: string): boolean {
  const born = birthDate === null ? undefined : parsePartialDate(birthDate)
  return born !== undefined && at < extentOf(born, timeZone).from
}

/**
 * Nothing is recorded of a time before a patient was born.
 * @param field that of the form which holds the time
 * @throws Refused where it is; SealBrokenError
 */
export async function mustNotBeBeforeBirth(
  services: Pick<Services, 'prepared' | 'patientKeys' | 'time'>,
  patientId: string,
  field: string,
  at: Date,
): Promise<void> {
  const row = await readIdentity(services.prepared, { patientId, safety: false })
  if (row === undefined || row.birth_date === null) {
    return
  }
  const key = services.patientKeys.open(row.id, { rootKeyId: row.root_key_id, wrapped: row.wrapped })
  const birthDate = fieldOpener(key, 'patients', row.id).required('birth_date', row.birth_date)
  const born = parsePartialDate(birthDate)
  if (born !== undefined && isBeforeBirth(birthDate, at, services.time.timeZone)) {
    const birth =
      born.precision === 'instant'
        ? services.time.dateTime(extentOf(born, services.time.timeZone).from)
        : calendarDate(born.text)
    throw new Refused('before-birth', { fields: [field], values: { birth } })
  }
}
