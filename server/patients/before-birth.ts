import { Patient } from '../../models/patient.ts'
import { invalid, type Invalid } from '../http/answer.ts'
import { extentOf, parsePartialDate } from '../partial-date.ts'
import type { Services } from '../services.ts'

/**
 * Nothing took place with a patient who was not born yet. Of a birth that is known to the year or the month, the whole of it
 * counts as after it.
 * @returns what is wrong with the form, or nothing
 * @throws SealBrokenError
 */
export async function faultBeforeBirth(
  services: Pick<Services, 'patientKeys' | 'time'>,
  patientId: string,
  field: string,
  about: Date,
): Promise<Invalid | undefined> {
  const patient = await Patient.findByPk(patientId, { attributes: ['birthDate'] })
  const sealed = patient?.birthDate ?? null
  if (sealed === null) {
    return undefined
  }
  const key = await services.patientKeys.load(patientId)
  const born = parsePartialDate(sealed.open(key, { table: 'patients', column: 'birth_date', row: patientId }))
  return born !== undefined && about < extentOf(born, services.time.timeZone).from
    ? invalid(
        field,
        'The time is before the patient’s birth. Check the date, and whether this is the patient',
      )
    : undefined
}
