import type { RunsStatements } from '../../../models/prepared.ts'
import { readDiagnosisCodes } from '../../../models/queries/diagnoses/diagnosis-codes.ts'
import type { EncounterDiagnosis } from '../../../views/patients/encounters/encounter-content.ts'
import { Refused } from '../../operations/refused.ts'
import type { TypedDiagnosis } from './diagnosis-fields.ts'

/** A diagnosis as it is kept, in which row of the form it was, and whether it is to be a problem too. */
export type RecordedDiagnosis = EncounterDiagnosis & { readonly row: number; readonly toProblems: boolean }

/** `system|code`, as a form sends it. */
export function readPicked(picked: string): { readonly system: string; readonly code: string } {
  const bar = picked.lastIndexOf('|')
  return { system: picked.slice(0, Math.max(0, bar)), code: picked.slice(bar + 1) }
}

const isOf = (picked: string) => {
  const { system, code } = readPicked(picked)
  return (one: { readonly system: string; readonly code: string }) =>
    one.system === system && one.code === code
}

/**
 * Gives each diagnosis what the table calls its code now.
 * @param before those of the encounter that is amended: a code that was withdrawn since stays theirs
 * @throws Refused for a code that is not in the table, or not in use
 */
export async function codeDiagnoses(
  statements: Pick<RunsStatements, 'run'>,
  typed: readonly TypedDiagnosis[],
  before: readonly EncounterDiagnosis[] = [],
): Promise<readonly RecordedDiagnosis[]> {
  const picked = typed.filter(({ code }) => code !== '').map(({ code }) => readPicked(code))
  const known = picked.length === 0 ? [] : await readDiagnosisCodes(statements, picked)
  const kept = before.flatMap(({ coded }) => coded ?? [])
  return typed.map(({ row, field, words, code, toProblems }) => {
    if (code === '') {
      return { row, words, coded: null, toProblems }
    }
    const found = kept.find(isOf(code)) ?? known.find((one) => !one.withdrawn && isOf(code)(one))
    if (found === undefined) {
      throw new Refused('diagnosis-code-not-in-use', { fields: [field] })
    }
    const coded = { system: found.system, code: found.code, title: found.title }
    return { row, words: words === '' ? coded.title : words, coded, toProblems }
  })
}
