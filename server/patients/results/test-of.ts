import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { newId } from '../../../models/new-id.ts'
import { ResultTest } from '../../../models/patients/result-test.ts'
import { fieldSealer } from '../sealed-fields.ts'
import { openTest, type TestIdentity } from './open-results.ts'

const nameOf = (text: string) => text.trim().toLowerCase().replaceAll(/\s+/g, ' ')

/** Tests are the same by their code, or by their name where neither has one. */
const keyOf = ({ loinc, test }: TestIdentity) => loinc ?? `: ${nameOf(test)}`

/** Says which of a patient's tests somebody means, and puts down those that the patient has for the first time. */
export type TestBook = { readonly idOf: (test: TestIdentity) => string; readonly write: () => Promise<void> }

/**
 * The tests that a patient had, in a transaction that holds the patient's row: nobody puts down the same one beside.
 * @throws SealBrokenError
 */
export async function openTestBook(
  transaction: Transaction,
  { patientId, key, at }: { patientId: string; key: KeyObject; at: Date },
): Promise<TestBook> {
  const rows = await ResultTest.findAll({ where: { patientId }, order: [['id', 'ASC']], transaction })
  const known = new Map(
    rows.map((row) => [keyOf(openTest(key, row.id, row.content.toColumn())), row.id] as const),
  )
  const fresh: { id: string; patientId: string; content: ReturnType<typeof seal>; createdAt: Date }[] = []
  const seal = (id: string, { test, loinc }: TestIdentity) =>
    fieldSealer(key, 'result_tests', id).required('content', JSON.stringify({ test, loinc }))
  return {
    idOf: (test) => {
      const found = known.get(keyOf(test))
      if (found !== undefined) {
        return found
      }
      const id = newId()
      known.set(keyOf(test), id)
      fresh.push({ id, patientId, content: seal(id, test), createdAt: at })
      return id
    },
    write: async () => {
      await ResultTest.bulkCreate(fresh.splice(0), { transaction })
    },
  }
}
