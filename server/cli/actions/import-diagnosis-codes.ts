import { readFile } from 'node:fs/promises'
import type { CodeChange } from '../../../models/queries/diagnoses/import-codes.ts'
import { sourceLanguage } from '../../../views/words/languages.ts'
import {
  checkImport,
  countsOf,
  detailsOfImport,
  importCodes,
  type CodeFile,
} from '../../diagnoses/import-codes.ts'
import { codeSystemNames } from '../../diagnoses/code-systems.ts'
import { sampleCsv, sampleSystem } from '../../diagnoses/sample-codes.ts'
import type { Services } from '../../services.ts'
import { UsedWronglyError } from '../command-error.ts'
import { operator } from '../operator.ts'
import { say } from '../output.ts'
import { withServices } from '../with-services.ts'

export type ImportCodesOptions = {
  readonly system: string
  readonly sample?: true
  readonly dryRun?: true
}

async function fileToImport(
  file: string | undefined,
  { system, sample }: ImportCodesOptions,
): Promise<CodeFile> {
  if (sample === true) {
    return { system: sampleSystem, csv: sampleCsv() }
  }
  const known = codeSystemNames.find((name) => name === system)
  if (known === undefined) {
    throw new UsedWronglyError(`--system: one of ${codeSystemNames.join(', ')}`)
  }
  if (file === undefined) {
    throw new UsedWronglyError('Name a file, or take --sample.')
  }
  const csv = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsedWronglyError(`${file}: ${error instanceof Error ? error.message : 'cannot be read'}`)
  })
  return { system: known, csv }
}

/** `changed I10 Essential hypertension` */
const changeText = ({ becomes, code, title }: CodeChange): string => `${becomes} ${code} ${title}`

/** Imports, or says what an import would do, and says every code that becomes something else. */
async function imported(services: Services, file: CodeFile, { dryRun }: ImportCodesOptions) {
  if (dryRun === true) {
    return checkImport(services, file)
  }
  return services.sequelize.transaction(async (transaction) => {
    const report = await importCodes(services, transaction, file, services.clock.now())
    if (report.faults === undefined) {
      await services.trail.appendIn(transaction, {
        event: 'diagnosis-codes.imported',
        outcome: 'success',
        details: { ...detailsOfImport(file, report), operator: operator() },
      })
    }
    return report
  })
}

/** Imports a table of diagnosis codes and prints what it changed. @throws UsedWronglyError where it cannot be taken */
export async function importCodeFile(name: string | undefined, options: ImportCodesOptions): Promise<void> {
  const file = await fileToImport(name, options)
  await withServices(async (services) => {
    const { say: words, tell } = services.words[sourceLanguage]
    const report = await imported(services, file, options)
    if (report.faults !== undefined) {
      throw new UsedWronglyError(report.faults.map((fault) => tell(fault)).join('\n'))
    }
    const { changes, total } = report
    for (const change of changes) {
      say(changeText(change))
    }
    say(
      changes.length === 0
        ? words('diagnoses.table.nothing', { total })
        : words('diagnoses.table.counts', { ...countsOf(changes), total }),
    )
  })
}
