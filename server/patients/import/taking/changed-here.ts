import { Op, type Transaction } from 'sequelize'
import { Allergy } from '../../../../models/patients/allergy.ts'
import { AllergyStatement } from '../../../../models/patients/allergy-statement.ts'
import { Condition } from '../../../../models/patients/condition.ts'
import { Prescription } from '../../../../models/prescriptions/prescription.ts'

/** Which of these entries somebody corrected here since they were imported: they are ours, and no import changes them. */
export async function changedHere(
  transaction: Transaction,
  model: typeof Allergy | typeof Condition,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) {
    return []
  }
  const query = { attributes: ['id'], where: { id: [...ids], changedAt: { [Op.ne]: null } } }
  const rows =
    model === Allergy
      ? await Allergy.findAll({ ...query, transaction })
      : await Condition.findAll({ ...query, transaction })
  return rows.map(({ id }) => id)
}

/** Which of these statements were ended here. */
export async function endedHere(transaction: Transaction, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) {
    return []
  }
  const where = { id: [...ids], endedAt: { [Op.ne]: null } }
  return (await AllergyStatement.findAll({ attributes: ['id'], where, transaction })).map(({ id }) => id)
}

/** Which of these prescriptions were cancelled here. */
export async function cancelledHere(transaction: Transaction, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) {
    return []
  }
  const where = { id: [...ids], cancelledBy: { [Op.ne]: null } }
  return (await Prescription.findAll({ attributes: ['id'], where, transaction })).map(({ id }) => id)
}
