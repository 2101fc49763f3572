import { Op } from 'sequelize'
import { Medication } from '../../prescriptions/medication.ts'

export type MedicationChoice = {
  readonly id: string
  readonly name: string
  readonly codeSystem: string
  readonly code: string
}

const escaped = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`)

/**
 * The medications that can be prescribed, by name.
 * @param asked.text a part of the name; '' for all
 * @param asked.always the id of one that must be among them, where it is still prescribed
 */
export async function listMedicationChoices(asked: {
  text: string
  always: string | undefined
  limit: number
}): Promise<MedicationChoice[]> {
  const { text, always, limit } = asked
  const found = await Medication.findAll({
    attributes: ['id', 'name', 'codeSystem', 'code'],
    where: { active: true, ...(text === '' ? {} : { name: { [Op.iLike]: `%${escaped(text)}%` } }) },
    order: [
      ['name', 'ASC'],
      ['id', 'ASC'],
    ],
    limit,
  })
  const missing =
    always === undefined || found.some((medication) => medication.id === always)
      ? null
      : await Medication.findOne({
          attributes: ['id', 'name', 'codeSystem', 'code'],
          where: { id: always, active: true },
        })
  return [...(missing === null ? [] : [missing]), ...found].map(({ id, name, codeSystem, code }) => ({
    id,
    name,
    codeSystem,
    code,
  }))
}
