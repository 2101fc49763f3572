import type { PreparedQueries } from '../../prepared.ts'
import { Medication } from '../../prescriptions/medication.ts'
import { listCatalogue } from './catalogue.ts'

export type MedicationChoice = {
  readonly id: string
  readonly name: string
  readonly codeSystem: string
  readonly code: string
}

/**
 * The medications that can be prescribed and have all of these words, by name.
 * @param asked.words as they are written in `search_text`; none for all
 * @param asked.always the id of one that must be among them, where it is still prescribed
 */
export async function listMedicationChoices(
  prepared: PreparedQueries,
  asked: {
    words: readonly string[]
    always: string | undefined
    limit: number
  },
): Promise<MedicationChoice[]> {
  const { words, always, limit } = asked
  const rows = await listCatalogue(prepared, { words, active: true, after: '', limit })
  const found = rows.map(({ id, name, code_system: codeSystem, code }) => ({ id, name, codeSystem, code }))
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
