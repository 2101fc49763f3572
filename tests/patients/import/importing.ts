import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { folders } from '../../../server/assets/folders.ts'
import type { LeftOut } from '../../../server/patients/import/taking/erased-people.ts'
import { importFhir, type ImportOptions } from '../../../server/patients/import/import-fhir.ts'
import { placeText } from '../../../server/patients/import/journal.ts'
import type { Tally } from '../../../server/patients/import/tally.ts'
import type { TestApp } from '../../support/test-app.ts'

/** The bulk export that stands beside these tests: two good patients, and one of everything that can go wrong. */
export const exportFolder = path.join(folders.project, 'tests', 'patients', 'import', 'bulk-export')

export type ImportOutcome = {
  readonly tally: Tally
  readonly losses: number
  readonly erased: LeftOut
  /** `file:line id result: reason` */
  readonly reports: readonly string[]
  /** `file reason` */
  readonly notRead: readonly string[]
}

/** Imports a folder, and keeps what was reported. */
export async function runImport(
  testApp: TestApp,
  folder: string = exportFolder,
  options: Partial<ImportOptions> = {},
): Promise<ImportOutcome> {
  const reports: string[] = []
  const notRead: string[] = []
  const { tally, losses, erased } = await importFhir(testApp.services, folder, {
    dryRun: false,
    operator: 'tester',
    listener: {
      phase: () => {},
      progress: () => {},
      report: (report) =>
        reports.push(`${placeText(report)} ${report.id ?? '-'} ${report.result}: ${report.reason}`),
      notRead: ({ file, reason }) => notRead.push(`${file} ${reason}`),
    },
    ...options,
  })
  return { tally, losses, erased, reports, notRead }
}

type Content = string | Buffer | readonly object[]

const ndjson = (content: Content) =>
  typeof content === 'string' || Buffer.isBuffer(content)
    ? content
    : content.map((resource) => `${JSON.stringify(resource)}\n`).join('')

/** A bulk export of a test's own, which it may change between two imports. */
export class OwnExport {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  /** Files by name; resources become one line each. */
  static async of(files: Readonly<Record<string, Content>>): Promise<OwnExport> {
    const own = new OwnExport(await mkdtemp(path.join(os.tmpdir(), 'medguard-export-')))
    for (const [name, content] of Object.entries(files)) {
      await own.write(name, content)
    }
    return own
  }

  /** A copy of the export beside the tests. */
  static async copy(): Promise<OwnExport> {
    const own = await OwnExport.of({})
    await cp(exportFolder, own.folder, { recursive: true })
    return own
  }

  write(name: string, content: Content): Promise<void> {
    return writeFile(path.join(this.folder, name), ndjson(content))
  }

  /** Changes the text of a file. */
  async edit(name: string, from: string, to: string): Promise<void> {
    const text = await readFile(path.join(this.folder, name), 'utf8')
    if (!text.includes(from)) {
      throw new Error(`${name} does not say ${from}`)
    }
    await this.write(name, text.replaceAll(from, to))
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true })
  }
}

/** What the column source_index says of a resource. */
export const indexOf = (testApp: TestApp, kind: string, id: string): Buffer =>
  testApp.services.blindIndex.writing.identifier(kind, id)

/** The row that an imported resource became. */
export async function rowOf(testApp: TestApp, kind: string, id: string): Promise<string | undefined> {
  const rows = await testApp.sql<{ target_id: string }>(
    'SELECT target_id FROM source_documents WHERE resource_type = $1 AND source_index = $2',
    [kind, indexOf(testApp, kind, id)],
  )
  return rows[0]?.target_id
}

/** A Patient resource with nothing but what is needed. */
export const patient = (id: string, more: object = {}) => ({
  resourceType: 'Patient',
  id,
  name: [{ family: 'Family', given: ['Given'] }],
  birthDate: '1980-01-01',
  ...more,
})

/** A Condition resource of a patient. */
export const condition = (id: string, patientId: string, more: object = {}) => ({
  resourceType: 'Condition',
  id,
  clinicalStatus: { coding: [{ code: 'active' }] },
  code: { text: 'Hay fever' },
  subject: { reference: `Patient/${patientId}` },
  recordedDate: '2020-02-02T10:00:00Z',
  ...more,
})

/** Every row of every table but the audit log, as one text for each table, to see whether anything was written. */
export async function everyRow(testApp: TestApp): Promise<Record<string, string>> {
  const tables = await testApp.sql<{ name: string }>(`
    SELECT c.oid::regclass::text AS name FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT c.relispartition ORDER BY 1`)
  const contents: Record<string, string> = {}
  for (const { name } of tables) {
    const [row] = await testApp.sql<{ rows: string | null }>(
      `SELECT string_agg(t::text, E'\\n' ORDER BY t::text) AS rows FROM ${name} t`,
    )
    contents[name] = row?.rows ?? ''
  }
  return contents
}
