import { z } from 'zod'
import type { RunsStatements } from '../../../models/prepared.ts'
import { readDiagnosisCodes } from '../../../models/queries/diagnoses/diagnosis-codes.ts'
import type { DiagnosisOffers } from '../../../views/patients/encounters/diagnosis-offers.ts'
import { optionOf } from '../../diagnoses/option-of.ts'
import { searchCodes } from '../../diagnoses/search-codes.ts'
import { readPicked } from './coded-diagnoses.ts'
import { diagnosisRows } from './diagnosis-fields.ts'

const text = z.string().max(500).catch('').default('')

/** What of a form its page needs to know: which row is searched for, what stands there, and which codes were picked. */
export const offersShape: Readonly<Record<string, typeof text>> = Object.fromEntries(
  ['findDiagnosis', ...diagnosisRows.flatMap((row) => [`diagnosis${row}`, `diagnosis${row}Code`])].map(
    (name) => [name, text],
  ),
)

/** What a form says of that. */
export const offersOf = ({ typed }: { readonly typed: Readonly<Record<string, string>> }) =>
  Object.fromEntries(Object.keys(offersShape).map((name) => [name, typed[name]]))

/** Finds codes for the row that is searched for, and what the codes that were picked are called. */
export async function diagnosisOffers(
  statements: Pick<RunsStatements, 'run'>,
  asked: Readonly<Record<string, string>>,
): Promise<DiagnosisOffers> {
  const picked = diagnosisRows
    .map((row) => asked[`diagnosis${row}Code`] ?? '')
    .filter((code) => code !== '')
    .map(readPicked)
  const row = diagnosisRows.find((one) => String(one) === asked['findDiagnosis'])
  const words = asked[`diagnosis${row}`] ?? ''
  const [known, found] = await Promise.all([
    picked.length === 0 ? [] : readDiagnosisCodes(statements, picked),
    row === undefined ? undefined : searchCodes(statements, words),
  ])
  return {
    picked: known.map(optionOf),
    found:
      row === undefined || found === undefined
        ? undefined
        : { row, words, options: found.codes.map(optionOf), more: found.more },
  }
}
