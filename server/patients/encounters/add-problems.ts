import type { KeyObject } from 'node:crypto'
import { Op, type Transaction } from 'sequelize'
import { Condition } from '../../../models/patients/condition.ts'
import type { RecordChange } from '../../audit/record.ts'
import { plainWords } from '../../diagnoses/plain-words.ts'
import { addCondition } from '../clinical/conditions/add-condition.ts'
import { openConditionFields, type ConditionFields } from '../clinical/conditions/condition-fields.ts'
import type { RecordedDiagnosis } from './coded-diagnoses.ts'

/** How many diagnoses became problems, and how many were among them already. */
export type AddedProblems = { readonly added: number; readonly known: number }

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

const called = (text: string): string => plainWords(text).join(' ')

/** Whether two entries are of one problem: by a code that both have, or by their words. */
const isSame = (one: ConditionFields, other: ConditionFields): boolean => {
  const codes = other.code?.split('\n') ?? []
  return (
    called(one.description) === called(other.description) || (one.code !== null && codes.includes(one.code))
  )
}

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
  const ticked = diagnoses.filter(({ toProblems }) => toProblems).map(fieldsOf)
  if (ticked.length === 0) {
    return { added: 0, known: 0 }
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
  let added = 0
  for (const fields of ticked) {
    if (!problems.some((known) => isSame(fields, known))) {
      const { value: _id, ...row } = await addCondition(transaction, key, {
        patientId,
        encounterId,
        by,
        at,
        fields,
      })
      await record('condition.recorded', row)
      problems.push(fields)
      added += 1
    }
  }
  return { added, known: ticked.length - added }
}
