import { Patient } from '../../../models/patients/patient.ts'
import { findPatients } from '../../../models/queries/patients/find-patients.ts'
import { Refused } from '../../operations/refused.ts'
import { readTypedBirth } from '../../patients/read-typed-births.ts'
import { soughtFrom } from '../../patients/search.ts'
import type { Services } from '../../services.ts'

/** More people of one name and birth date or sex are not shown: the list would be one to read in. */
const shownAtMost = 10

/** So many of one name are looked through for those of a sex. */
const soughtAtMost = 200

export type BehindGlass = {
  readonly patientIds: readonly string[]
  /** There are more than are shown, or more of the name than were looked through. */
  readonly more: boolean
}

export type EmergencySearch = {
  /** A name; a birth date may stand beside it. */
  readonly text: string
  /** YYYY-MM-DD, or as people write it; '' where it is not known. */
  readonly birthDate: string
  readonly sex: string
}

/**
 * Finds people outside one's care by name together with birth date or sex, through the search of patients. Nothing is
 * opened.
 * @throws Refused where a name stands alone: that would be a list to browse in
 */
export async function findBehindGlass(
  services: Services,
  { text, birthDate, sex }: EmergencySearch,
  at: Date,
): Promise<BehindGlass> {
  const today = services.time.isoDate(at)
  const typed = `${text} ${birthDate}`.trim()
  const sought = soughtFrom(services.blindIndex, typed, today)
  if (sought === undefined) {
    return { patientIds: [], more: false }
  }
  const birth = readTypedBirth(typed, today)
  if ((birth === undefined ? typed : birth.words).trim() === '') {
    throw new Refused('name-missing')
  }
  if (birth === undefined && sex === '') {
    throw new Refused('name-alone')
  }
  const rows = await findPatients(services.prepared, {
    findable: { kind: 'everyone' },
    sought,
    after: '',
    limit: soughtAtMost + 1,
    at,
  })
  const ids = rows.map(({ id }) => id)
  const found =
    sex === '' || ids.length === 0
      ? ids
      : (await Patient.findAll({ attributes: ['id'], where: { id: ids, sex }, order: ['recordNumber'] })).map(
          ({ id }) => id,
        )
  return {
    patientIds: found.slice(0, shownAtMost),
    more: found.length > shownAtMost || rows.length > soughtAtMost,
  }
}
