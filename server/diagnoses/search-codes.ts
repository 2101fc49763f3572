import {
  beforeFound,
  searchDiagnosisCodes,
  type DiagnosisCodeRow,
} from '../../models/queries/diagnoses/diagnosis-codes.ts'
import type { RunsStatements } from '../../models/prepared.ts'
import { searchTerms } from './searching/search-terms.ts'

/** So many are offered while one types: more nobody reads, and a further word finds what is missing. */
const offered = 20

/** What a search found; `more` where that is not all. */
export type FoundCodes = { readonly codes: readonly DiagnosisCodeRow[]; readonly more: boolean }

/** Searches the table of diagnoses, the best first. Of too little it finds nothing. */
export async function searchCodes(
  statements: Pick<RunsStatements, 'run'>,
  typed: string,
): Promise<FoundCodes> {
  const terms = searchTerms(typed)
  const rows =
    terms === undefined ? [] : await searchDiagnosisCodes(statements, terms, beforeFound, offered + 1)
  return { codes: rows.slice(0, offered), more: rows.length > offered }
}
