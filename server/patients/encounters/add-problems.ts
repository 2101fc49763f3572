import type { KeyObject } from 'node:crypto'
import { Op, type Transaction } from 'sequelize'
import { Condition } from '../../../models/patients/condition.ts'
import type { RecordChange } from '../../audit/record.ts'
import { addCondition } from '../clinical/conditions/add-condition.ts'
import { openConditionFields, type ConditionFields } from '../clinical/conditions/condition-fields.ts'
import type { RecordedDiagnosis } from './coded-diagnoses.ts'

/** How many diagnoses became problems, and the rows of those that were among them already. */
export type AddedProblems = { readonly added: number; readonly known: readonly number[] }

type Place = {
  readonly patientId: string
  readonly encounterId: string
  readonly by: string
  readonly at: Date
}

const codeLine = ({ coded }: RecordedDiagnosis): string | null =>
  coded === null ? null : `${coded.system}|${coded.code}`

const fieldsOf = (diagnosis: RecordedDiagnosis): ConditionFields => {
  const { words, coded } = diagnosis
  return {
    description: coded?.title ?? words,
    code: codeLine(diagnosis),
    category: null,
    status: 'active',
    verification: 'unknown',
    onset: null,
    onsetNote: null,
    abatement: null,
    abatementNote: null,
    note: coded === null || coded.title === words ? null : words,
  }
}

/** A text as two are compared: signs and marks count, as in “HBsAg −” and “HBsAg +”; capital letters and spaces do not. */
const called = (text: string): string =>
  text.normalize('NFC').toLowerCase().normalize('NFC').replaceAll(/\s+/gu, ' ').trim()

/**
 * Whether a problem says already all that a diagnosis would: by its words. A code alone says less than the words beside it: of one
 * code are the left hip and the right.
 */
export const saysAlready = (
  known: Pick<ConditionFields, 'description' | 'note'>,
  fields: Pick<ConditionFields, 'description' | 'note'>,
): boolean =>
  called(known.description) === called(fields.description) &&
  (fields.note === null || called(known.note ?? '') === called(fields.note))

/**
 * Makes problems of the diagnoses that were ticked, but for those that the patient has already as a current one. Whoever calls holds
 * the patient, so that two who do this at once do not both add the same.
 */
export async function addProblems(
  transaction: Transaction,
  key: KeyObject,
  { patientId, encounterId, by, at }: Place,
  diagnoses: readonly RecordedDiagnosis[],
  record: RecordChange,
): Promise<AddedProblems> {
  const ticked = diagnoses.filter(({ toProblems }) => toProblems)
  if (ticked.length === 0) {
    return { added: 0, known: [] }
  }
  const rows = await Condition.findAll({
    where: {
      patientId,
      status: { [Op.notIn]: ['inactive', 'remission', 'resolved'] },
      verification: { [Op.notIn]: ['refuted', 'entered-in-error'] },
    },
    transaction,
  })
  const problems = rows.map((row) => openConditionFields(row, key))
  const known: number[] = []
  for (const diagnosis of ticked) {
    const fields = fieldsOf(diagnosis)
    if (problems.some((problem) => saysAlready(problem, fields))) {
      known.push(diagnosis.row)
    } else {
      const { value: _id, ...row } = await addCondition(transaction, key, {
        patientId,
        encounterId,
        by,
        at,
        fields,
      })
      await record('condition.recorded', row)
      problems.push(fields)
    }
  }
  return { added: ticked.length - known.length, known }
}
