import { z } from 'zod'
import { countDiagnosisCodes } from '../../models/queries/diagnoses/diagnosis-codes.ts'
import { auditedChange } from '../audit/record.ts'
import { choice } from '../operations/fields.ts'
import { defineStaffCommand, defineStaffQuery } from '../operations/operation.ts'
import { Refused } from '../operations/refused.ts'
import { checkImport, detailsOfImport, importCodes, type CodeFile } from './import-codes.ts'
import { codeSystemNames } from './code-systems.ts'
import { sampleCsv, sampleSystem } from './sample-codes.ts'

/** A table of more characters is none: WHO's ICD-10 with everything that countries add has three million. */
export const longestTable = 8_000_000

const sources = ['file', 'sample'] as const

type Asked = { readonly source: string; readonly system: string; readonly table: string }

/** The file that was asked for; undefined where none was. */
function fileOf({ source, system, table }: Asked): CodeFile | undefined {
  if (source === 'sample') {
    return { system: sampleSystem, csv: sampleCsv() }
  }
  const known = codeSystemNames.find((name) => name === system)
  return known === undefined || table.trim() === '' ? undefined : { system: known, csv: table }
}

/** What the table of diagnoses holds, and what the file on the form would make of it. */
export const codeTableQuery = defineStaffQuery({
  name: 'diagnoses.table',
  action: 'facility.manage',
  event: 'diagnosis-codes.viewed',
  subject: 'none',
  input: z.object({
    source: z.string().catch(''),
    system: z.string().catch(''),
    table: z.string().catch(''),
  }),
  find: async ({ prepared }, _context, asked) => {
    const systems = await countDiagnosisCodes(prepared)
    return { systems, asked, details: { used: systems.reduce((sum, { used }) => sum + used, 0) } }
  },
  run: async (services, _context, _receipt, { systems, asked }) => {
    const file = fileOf(asked)
    return { systems, report: file && (await checkImport(services, file)) }
  },
})

/** Makes the table of diagnoses what a file says. */
export const importDiagnosisCodes = defineStaffCommand({
  name: 'diagnoses.import-codes',
  action: 'facility.manage',
  event: 'diagnosis-codes.imported',
  subject: 'none',
  input: z.object({
    step: choice('what-is-to-be-done', ['check', 'import']),
    source: choice('where-the-table-comes-from', sources),
    system: z.string().catch(''),
    table: z.string().max(longestTable).catch(''),
  }),
  run: async (services, { proof, origin, at }, asked) => {
    const file = fileOf(asked)
    if (file === undefined) {
      throw new Refused('no-table-of-codes')
    }
    return auditedChange(services, proof, origin, 'diagnosis-codes.imported', async (transaction) => {
      const made = await importCodes(services, transaction, file, at)
      if (made.faults !== undefined) {
        throw new Refused('table-of-codes-faulty')
      }
      return { value: made, details: detailsOfImport(file, made) }
    })
  },
})
