import { Op, type CreationAttributes } from 'sequelize'
import { Medication } from '../../../../models/prescriptions/medication.ts'
import { newId } from '../../../../models/new-id.ts'
import type { CataloguedMedicine } from '../mapping/mapping.ts'
import type { MedicationCode } from '../mapping/medication-code.ts'

const nameOf = ({ system, code }: Pick<MedicationCode, 'system' | 'code'>): string =>
  JSON.stringify([system, code])

/** Stands in the catalogue for every medicine that is named in words alone: these are sealed with the prescription. */
export const inWords: MedicationCode = {
  system: 'urn:medguard:medication',
  code: 'in-words',
  name: 'Medicine named in words',
}

/**
 * The medications that imported prescriptions name. They join the catalogue so that they can be shown, but not as ones
 * that may be prescribed here: that stays the facility's choice.
 */
export class MedicationCatalogue {
  readonly #rows = new Map<string, CataloguedMedicine>()
  readonly #dryRun: boolean

  constructor(dryRun: boolean) {
    this.#dryRun = dryRun
  }

  /** Makes sure that these are in the catalogue, in two round trips for all that were not met before. */
  async provide(codes: readonly (MedicationCode | undefined)[], at: Date): Promise<void> {
    const wanted = new Map(
      codes
        .map((code) => code ?? inWords)
        .filter((code) => !this.#rows.has(nameOf(code)))
        .map((code) => [nameOf(code), code]),
    )
    if (wanted.size === 0) {
      return
    }
    const rows = [...wanted.values()].map(({ system, code, name }) => ({
      id: newId(),
      name,
      codeSystem: system,
      code,
      active: false,
      createdAt: at,
    }))
    const added = this.#dryRun ? rows : await this.#add(rows)
    for (const { id, name, codeSystem, code } of added) {
      this.#rows.set(nameOf({ system: codeSystem, code }), { id, name })
    }
  }

  async #add(rows: CreationAttributes<Medication>[]) {
    // Apart from the patient's transaction: what other patients need must not be taken back with this one.
    await Medication.bulkCreate(rows, { ignoreDuplicates: true, returning: false, transaction: null })
    return Medication.findAll({
      transaction: null,
      attributes: ['id', 'name', 'codeSystem', 'code'],
      // A product of the catalogue says more than its code, and is not what another system named.
      where: { productKey: null, [Op.or]: rows.map(({ codeSystem, code }) => ({ codeSystem, code })) },
    })
  }

  /** The row of a medicine: of its code, or of those that are named in words alone. @throws where it was not provided */
  rowOf(code: Pick<MedicationCode, 'system' | 'code'> | undefined): CataloguedMedicine {
    const row = this.#rows.get(nameOf(code ?? inWords))
    if (row === undefined) {
      throw new RangeError('the catalogue was not asked to provide this medicine')
    }
    return row
  }
}
