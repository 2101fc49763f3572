import { readIdentity } from '../../../models/queries/patients/of-patient.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { fieldOpener } from '../sealed-fields.ts'
import { monthsOfLife, type MonthsOfLife } from './interpret.ts'

type Read = Pick<Services, 'prepared' | 'patientKeys' | 'time'>

/** How old a patient was at a moment, to choose limits by, and the sex; no age where the birth is not known. @throws Refused, SealBrokenError */
export async function readPerson(
  services: Read,
  patientId: string,
  at: Date,
): Promise<{ readonly months: MonthsOfLife | undefined; readonly sex: string }> {
  const row = await readIdentity(services.prepared, { patientId, safety: false })
  if (row === undefined) {
    throw new Refused('no-such-thing')
  }
  const key = services.patientKeys.open(row.id, { rootKeyId: row.root_key_id, wrapped: row.wrapped })
  const birthDate = fieldOpener(key, 'patients', row.id).optional('birth_date', row.birth_date)
  return { months: monthsOfLife(birthDate, at, services.time.timeZone), sex: row.sex }
}

/** How old a patient was at a moment; undefined where the birth is not known. @throws Refused, SealBrokenError */
export const readMonthsOfLife = async (
  services: Read,
  patientId: string,
  at: Date,
): Promise<MonthsOfLife | undefined> => (await readPerson(services, patientId, at)).months
