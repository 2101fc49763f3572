import { createHash } from 'node:crypto'
import type { Transaction } from 'sequelize'
import {
  compareDiagnosisCodes,
  lockDiagnosisCodes,
  storeDiagnosisCodes,
  type CodeChange,
} from '../../models/queries/diagnoses/import-codes.ts'
import type { RunsStatements } from '../../models/prepared.ts'
import type { MessageToSay } from '../../views/words/said.ts'
import type { Services } from '../services.ts'
import { codeSystems, type CodeSystem } from './code-systems.ts'
import { readCodes, type ReadCodes } from './importing/read-codes.ts'

/** A table that is to take the place of the one there is. */
export type CodeFile = { readonly system: CodeSystem; readonly csv: string }

/** What an import does: every code that becomes something else; `faults` where the file cannot be taken. */
export type ImportReport =
  | {
      readonly changes: readonly CodeChange[]
      readonly total: number
      readonly faults?: undefined
    }
  | { readonly faults: readonly MessageToSay[]; readonly changes?: undefined }

const report = async (
  statements: Pick<RunsStatements, 'run'>,
  { system, codes }: { readonly system: CodeSystem; readonly codes: NonNullable<ReadCodes['codes']> },
): Promise<Extract<ImportReport, { readonly changes: readonly CodeChange[] }>> => ({
  changes: await compareDiagnosisCodes(statements, codeSystems[system], codes),
  total: codes.length,
})

/** Says what an import of this file would do, and does nothing. */
export async function checkImport(
  { prepared }: Pick<Services, 'prepared'>,
  { system, csv }: CodeFile,
): Promise<ImportReport> {
  const { codes, faults } = readCodes(csv)
  return faults === undefined ? report(prepared, { system, codes }) : { faults }
}

/** How many codes become what. */
export const countsOf = (changes: readonly CodeChange[]) => {
  const count = (becomes: CodeChange['becomes']) =>
    changes.filter((change) => change.becomes === becomes).length
  return {
    added: count('added'),
    changed: count('changed'),
    withdrawn: count('withdrawn'),
    usedAgain: count('used-again'),
  }
}

/** What the audit row of an import says. */
export const detailsOfImport = (
  { system, csv }: CodeFile,
  { changes, total }: Extract<ImportReport, { readonly changes: readonly CodeChange[] }>,
) => ({
  system,
  total,
  ...countsOf(changes),
  digest: createHash('sha256').update(csv).digest('hex'),
})

/** Makes the table what the file says, in the caller's transaction: one import at a time. Codes are withdrawn and never removed. */
export async function importCodes(
  { prepared }: Pick<Services, 'prepared'>,
  transaction: Transaction,
  { system, csv }: CodeFile,
  at: Date,
): Promise<ImportReport> {
  const { codes, faults } = readCodes(csv)
  if (faults !== undefined) {
    return { faults }
  }
  const statements = prepared.within(transaction)
  await lockDiagnosisCodes(statements)
  const made = await report(statements, { system, codes })
  await storeDiagnosisCodes(statements, codeSystems[system], codes, at)
  return made
}
