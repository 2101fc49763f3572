import type { Transaction } from 'sequelize'
import type { RemarkParts } from '../../chart/remark-parts.ts'
import { ClinicalRows, type AddedRows } from '../mapping/clinical-rows.ts'
import { entriesHere } from './entries-here.ts'
import { entryConflict, entryValues, type EntryTable, type EntryValues } from './entry-conflict.ts'
import type { ImportRun } from '../import-run.ts'
import { isDocumentOnly, type Target } from '../mapping/mapping.ts'
import { kindWords } from '../words/plain-words.ts'
import { isResource, readResource } from '../resource.ts'
import type { DocumentToKeep } from '../files/source-documents.ts'
import type { KnownPatient } from './take-patient.ts'
import { toldBefore } from './told-before.ts'
import { readDocuments } from '../files/read-documents.ts'

/** A resource whose entry was changed here: how it is read now, and its document. */
export type ChangedHere = {
  readonly added: AddedRows
  readonly target: Target
  readonly document: DocumentToKeep
}

/** What is to be said of an entry that was changed here; where nothing is, what was said before does not hold any more. */
export type Conflict = { readonly said: RemarkParts | undefined; readonly hasChanged: boolean }

const tables: Readonly<Record<string, EntryTable>> = {
  Condition: 'conditions',
  MedicationRequest: 'prescriptions',
}

function tableOf(kind: string, row: object): EntryTable | undefined {
  return kind === 'AllergyIntolerance'
    ? 'criticality' in row
      ? 'allergies'
      : 'allergy_statements'
    : tables[kind]
}

function valuesIn(added: AddedRows, kind: string, { id, key }: Target): EntryValues | undefined {
  const table = isDocumentOnly(added) ? undefined : tableOf(kind, added.row)
  return isDocumentOnly(added) || table === undefined
    ? undefined
    : entryValues(table, { ...added.row }, id, key)
}

/** What the export said of an entry when it was imported last. @param text its document as it was kept */
function saidBefore(text: Buffer | undefined, target: Target): EntryValues | undefined {
  const resource = text === undefined ? undefined : readResource(text)
  return resource !== undefined && isResource(resource)
    ? valuesIn(new ClinicalRows().add(resource, target), resource.kind, target)
    : undefined
}

/**
 * What the chart is to say of entries that were changed here, by the ids of their documents; none where the export has not
 * changed and nothing was said of it before. Called before the documents are replaced.
 * @throws SealBrokenError
 */
export async function conflictsOf(
  run: ImportRun,
  transaction: Transaction,
  { key }: Pick<KnownPatient, 'key'>,
  changed: readonly ChangedHere[],
): Promise<ReadonlyMap<string, Conflict>> {
  const conflicts = new Map<string, Conflict>()
  const known = changed.map(({ document }) => document.known).filter((one) => one !== undefined)
  const told = await toldBefore(
    transaction,
    key,
    known.map(({ id }) => id),
  )
  const here = await entriesHere(
    transaction,
    key,
    known.map(({ targetId }) => targetId ?? ''),
  )
  const texts = await readDocuments(transaction, known, key)
  for (const { added, target, document } of changed) {
    const { known: earlier, resource } = document
    const entry = here.get(earlier?.targetId ?? '')
    const hasChanged = earlier !== undefined && !run.documents.saysTheSame(earlier, resource)
    if (earlier === undefined || entry === undefined || (!hasChanged && !told.has(earlier.id))) {
      continue
    }
    const now = isDocumentOnly(added) ? added.instead : valuesIn(added, resource.kind, target)
    const said =
      now === undefined
        ? undefined
        : entryConflict(
            {
              what: isDocumentOnly(added) ? kindWords(resource.kind) : added.called.what,
              called: isDocumentOnly(added) ? undefined : added.called.name,
              here: entry,
              before: saidBefore(texts.get(earlier.id), target),
              now,
              told: told.get(earlier.id) ?? new Set(),
            },
            target.timeZone,
          )
    conflicts.set(earlier.id, { said, hasChanged })
  }
  return conflicts
}
