import type { RunsStatements } from '../../prepared.ts'

/** A product of the catalogue, with its schedule where the catalogue says it. */
export type CatalogueProduct = {
  readonly id: string
  readonly name: string
  readonly code_system: string
  readonly code: string
  readonly active: boolean
  readonly schedule: number | null
}

// Catalogues of earlier installations have no schedules: it is looked for in the row as it stands.
const statement = {
  name: 'products-of-substance',
  text: `SELECT m.id, m.name, m.code_system, m.code, m.active, (to_jsonb(m) ->> 'schedule')::integer AS schedule
    FROM medications p JOIN medications m ON m.code_system = p.code_system AND m.code = p.code
    WHERE p.id = $1 AND (m.active OR m.id = p.id) ORDER BY lower(m.name), m.id`,
}

/** The products of the catalogue that have the same code as this one, itself included. */
export const readProductsOfSubstance = (
  prepared: RunsStatements,
  medicationId: string,
): Promise<CatalogueProduct[]> => prepared.run<CatalogueProduct>(statement, [medicationId])
