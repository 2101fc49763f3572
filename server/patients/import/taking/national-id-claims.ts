import { Op, type Transaction, type WhereOptions } from 'sequelize'
import { Patient } from '../../../../models/patients/patient.ts'
import { openFields } from '../../change-patient.ts'
import type { ImportRun } from '../import-run.ts'
import { patientKey } from './patient-key.ts'
import { isSamePerson, type PersonIdentity } from './same-person.ts'

/** Whom a national id belongs to already: nobody else, somebody else, or the same person under another record. */
export type Claim = 'free' | 'of-another' | 'same-person'

/** The blind indexes under which a national id is found. */
export const indexesOf = ({ services }: ImportRun, nationalId: string | null): Buffer[] =>
  nationalId === null
    ? []
    : services.blindIndex.searching
        .map((index) => index.nationalId(nationalId))
        .filter((token) => token !== undefined)

/** Who has a national id already; the key is held before the row is read, so that the two are of one moment. */
async function holderOf(
  run: ImportRun,
  transaction: Transaction,
  where: WhereOptions<Patient>,
): Promise<PersonIdentity | undefined> {
  const found = await Patient.findOne({ attributes: ['id'], where, transaction })
  if (found === null) {
    return undefined
  }
  const key = await patientKey(run, transaction, found.id, { whole: false })
  return openFields(await Patient.findByPk(found.id, { transaction, rejectOnEmpty: true }), key)
}

/** Finds out whether the national id of an imported patient is that of another, and whether both are one person. */
export async function claimOf(
  run: ImportRun,
  transaction: Transaction,
  values: PersonIdentity & { readonly nationalId: string | null },
  ownId: string | undefined,
): Promise<Claim> {
  const nationalIdIndex = indexesOf(run, values.nationalId)
  if (nationalIdIndex.length === 0) {
    return 'free'
  }
  const imagined = nationalIdIndex
    .map((token) => run.imaginedNationalIds.get(token.toString('hex')))
    .find(Boolean)
  const where = { nationalIdIndex, ...(ownId === undefined ? {} : { id: { [Op.ne]: ownId } }) }
  const other = imagined ?? (await holderOf(run, transaction, where))
  if (other === undefined) {
    return 'free'
  }
  return isSamePerson(values, other) ? 'same-person' : 'of-another'
}
