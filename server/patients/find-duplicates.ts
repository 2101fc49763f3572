import { Op, QueryTypes, type Transaction } from 'sequelize'
import { Patient } from '../../models/patient.ts'
import type { IndexTokens } from '../crypto/index-tokens.ts'
import type { Services } from '../services.ts'

/** What was typed of a person, as far as it was. */
export type TypedPerson = {
  readonly givenName: string
  readonly familyName: string
  readonly birthDate: string | null
  readonly nationalId: string | null
}

/** Patients who may be the same person; nothing of them is opened. */
export type Duplicates = { readonly sameNationalId: boolean; readonly patientIds: readonly string[] }

const mostShown = 5

const tokensOf = (index: IndexTokens, person: TypedPerson) => ({
  nationalId: person.nationalId === null ? undefined : index.nationalId(person.nationalId),
  person:
    person.birthDate === null
      ? undefined
      : index.nameAndBirthDate(`${person.givenName} ${person.familyName}`, person.birthDate),
})

/**
 * Finds patients with the same national id, or with the same name and date of birth, or known to another system under
 * this number.
 */
export async function findDuplicates(
  { blindIndex }: Pick<Services, 'blindIndex'>,
  typed: TypedPerson,
  transaction?: Transaction,
): Promise<Duplicates> {
  const sought = blindIndex.searching.map((index) => tokensOf(index, typed))
  const tokens = sought
    .flatMap(({ nationalId, person }) => [nationalId, person])
    .filter((token) => token !== undefined)
  if (tokens.length === 0) {
    return { sameNationalId: false, patientIds: [] }
  }
  const rows = await Patient.findAll({
    attributes: ['id', 'nationalIdIndex'],
    where: { exactTokens: { [Op.overlap]: tokens } },
    order: [['recordNumber', 'ASC']],
    limit: mostShown,
    ...(transaction === undefined ? {} : { transaction }),
  })
  return {
    sameNationalId: rows.some(({ nationalIdIndex }) =>
      sought.some(
        ({ nationalId }) => nationalId !== undefined && nationalIdIndex?.equals(nationalId) === true,
      ),
    ),
    patientIds: rows.map((row) => row.id),
  }
}

/** Lets one after the other register the same person: the second then finds the first. */
export async function lockPerson(
  { blindIndex, sequelize }: Pick<Services, 'blindIndex' | 'sequelize'>,
  typed: TypedPerson,
  transaction: Transaction,
): Promise<void> {
  const { person } = tokensOf(blindIndex.writing, typed)
  if (person !== undefined) {
    await sequelize.query('SELECT pg_advisory_xact_lock($1)', {
      bind: [String(person.readBigInt64BE())],
      type: QueryTypes.SELECT,
      transaction,
    })
  }
}
