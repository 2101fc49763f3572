import { Op, QueryTypes, type Transaction, type WhereOptions } from 'sequelize'
import { Patient } from '../../../models/patients/patient.ts'
import { possibleBirthFacts } from '../../crypto/birth-facts.ts'
import type { IndexTokens } from '../../crypto/index-tokens.ts'
import type { Services } from '../../services.ts'

/** What was typed of a person, as far as it was. */
export type TypedPerson = {
  readonly givenName: string
  readonly familyName: string
  /** YYYY-MM-DD, or less of it; null where it is not known. */
  readonly birthDate: string | null
  readonly nationalId: string | null
}

/** Patients who may be the same person; nothing of them is opened. */
export type Duplicates = {
  readonly sameNationalId: boolean
  readonly patientIds: readonly string[]
  /** There are more than are named: as many people of one name and date of birth. */
  readonly more: boolean
}

const mostShown = 20

type Tokens = {
  readonly nationalId: Buffer | undefined
  readonly fullName: Buffer | undefined
  /** Undefined where any date of birth may be theirs. */
  readonly births: readonly Buffer[] | undefined
}

const tokensOf = (index: IndexTokens, person: TypedPerson): Tokens => ({
  nationalId: person.nationalId === null ? undefined : index.nationalId(person.nationalId),
  fullName: index.fullName(`${person.givenName} ${person.familyName}`),
  births:
    person.birthDate === null
      ? undefined
      : possibleBirthFacts(person.birthDate).map((fact) => index.born(fact)),
})

const has = (tokens: readonly Buffer[]): WhereOptions => ({ exactTokens: { [Op.overlap]: [...tokens] } })

function conditionsOf({ nationalId, fullName, births }: Tokens): WhereOptions[] {
  return [
    ...(nationalId === undefined ? [] : [has([nationalId])]),
    ...(fullName === undefined
      ? []
      : [births === undefined ? has([fullName]) : { [Op.and]: [has([fullName]), has(births)] }]),
  ]
}

/**
 * Finds patients with the same national id, or known to another system under this number, or with the same name and a date
 * of birth that may be the same as far as both are known.
 */
export async function findDuplicates(
  { blindIndex }: Pick<Services, 'blindIndex'>,
  typed: TypedPerson,
  transaction?: Transaction,
): Promise<Duplicates> {
  const sought = blindIndex.searching.map((index) => tokensOf(index, typed))
  const conditions = sought.flatMap(conditionsOf)
  if (conditions.length === 0) {
    return { sameNationalId: false, patientIds: [], more: false }
  }
  const rows = await Patient.findAll({
    attributes: ['id', 'nationalIdIndex'],
    where: { [Op.or]: conditions },
    order: [['recordNumber', 'ASC']],
    limit: mostShown + 1,
    ...(transaction === undefined ? {} : { transaction }),
  })
  return {
    sameNationalId: rows.some(({ nationalIdIndex }) =>
      sought.some(
        ({ nationalId }) => nationalId !== undefined && nationalIdIndex?.equals(nationalId) === true,
      ),
    ),
    patientIds: rows.slice(0, mostShown).map((row) => row.id),
    more: rows.length > mostShown,
  }
}

/** Lets one after the other register the same person: the second then finds the first. */
export async function lockPerson(
  { blindIndex, sequelize }: Pick<Services, 'blindIndex' | 'sequelize'>,
  typed: TypedPerson,
  transaction: Transaction,
): Promise<void> {
  const { fullName } = tokensOf(blindIndex.writing, typed)
  if (fullName !== undefined) {
    await sequelize.query('SELECT pg_advisory_xact_lock($1)', {
      bind: [String(fullName.readBigInt64BE())],
      type: QueryTypes.SELECT,
      transaction,
    })
  }
}
