import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { Allergy } from '../../../../models/patients/allergy.ts'
import { AllergyStatement } from '../../../../models/patients/allergy-statement.ts'
import { Condition } from '../../../../models/patients/condition.ts'
import { Prescription } from '../../../../models/prescriptions/prescription.ts'
import { entryValues, type EntryTable, type EntryValues } from './entry-conflict.ts'

type Row = { readonly id: string; get(): object }

/** What the record says of these entries now, one round trip for each table. @throws SealBrokenError */
export async function entriesHere(
  transaction: Transaction,
  key: KeyObject,
  ids: readonly string[],
): Promise<ReadonlyMap<string, EntryValues>> {
  if (ids.length === 0) {
    return new Map()
  }
  const where = { id: [...ids] }
  const found: readonly (readonly [EntryTable, readonly Row[]])[] = [
    ['allergies', await Allergy.findAll({ where, transaction })],
    ['allergy_statements', await AllergyStatement.findAll({ where, transaction })],
    ['conditions', await Condition.findAll({ where, transaction })],
    ['prescriptions', await Prescription.findAll({ where, transaction })],
  ]
  return new Map(
    found.flatMap(([table, rows]) =>
      rows.map((row) => [row.id, entryValues(table, { ...row.get() }, row.id, key)] as const),
    ),
  )
}
