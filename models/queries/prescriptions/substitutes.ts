import type { RunsStatements } from '../../prepared.ts'

/** A product of the catalogue, with what it is and its schedule where the catalogue says so. */
export type CatalogueProduct = {
  readonly id: string
  readonly name: string
  readonly code_system: string
  readonly code: string
  readonly active: boolean
  readonly generic: string | null
  readonly strength: string | null
  readonly form: string | null
  readonly schedule: number | null
}

// A code of ATC is no substance: B05BB01 holds sodium chloride and sodium bicarbonate. It only narrows what is compared.
const statement = {
  name: 'products-of-code',
  text: `SELECT m.id, m.name, m.code_system, m.code, m.active, m.generic, m.strength, m.form, m.schedule
    FROM medications p JOIN medications m ON m.code_system = p.code_system AND m.code = p.code
    WHERE p.id = $1 AND (m.active OR m.id = p.id) ORDER BY lower(m.name), m.id`,
}

/** The products of the catalogue that have the same code as this one, itself included: not all of one substance. */
export const readProductsOfCode = (
  prepared: RunsStatements,
  medicationId: string,
): Promise<CatalogueProduct[]> => prepared.run<CatalogueProduct>(statement, [medicationId])
