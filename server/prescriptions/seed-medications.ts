import type { Transaction } from 'sequelize'
import { atcSystem, medicationSeeds } from '../../config/medications.ts'
import { Medication } from '../../models/prescriptions/medication.ts'

/**
 * Puts the common medicines into the catalogue; those that are there already stay as they are.
 * @returns every medicine of the seeds as it now stands in the catalogue, by its ATC code
 */
export async function seedMedications(
  at: Date,
  transaction?: Transaction,
): Promise<ReadonlyMap<string, { readonly id: string; readonly name: string }>> {
  const within = transaction === undefined ? {} : { transaction }
  await Medication.bulkCreate(
    medicationSeeds.map((seed) => ({ ...seed, codeSystem: atcSystem, createdAt: at })),
    { ignoreDuplicates: true, ...within },
  )
  const stored = await Medication.findAll({
    attributes: ['id', 'name', 'code'],
    where: { codeSystem: atcSystem, code: medicationSeeds.map((seed) => seed.code) },
    ...within,
  })
  return new Map(stored.map(({ id, name, code }) => [code, { id, name }]))
}

/** Gives a new installation a catalogue to begin with; one that has any medicine is left as it is. */
export async function seedEmptyCatalogue(at: Date): Promise<void> {
  if ((await Medication.findOne({ attributes: ['id'] })) === null) {
    await seedMedications(at)
  }
}
