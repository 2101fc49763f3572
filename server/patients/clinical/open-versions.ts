import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { ClinicalChangeRow } from '../../../models/queries/clinical-lists.ts'
import type { SummaryRow } from '../../../views/components/summary-list.tsx'
import type { EntryVersion } from '../../../views/patients/clinical/entry-page.tsx'
import { fieldOpener } from '../sealed-fields.ts'

const words: Readonly<Record<string, string>> = {
  recorded: 'Recorded',
  corrected: 'Corrected',
  resolved: 'No longer active',
  reopened: 'Active again',
  'entered-in-error': 'Entered in error',
  imported: 'Imported',
}

const contentSchema = z.record(z.string(), z.string().nullable())

/**
 * Opens the states that an entry had.
 * @param rowsOf what a state says, in words
 * @throws SealBrokenError
 */
export const openVersions = (
  key: KeyObject,
  rows: readonly ClinicalChangeRow[],
  rowsOf: (content: Readonly<Record<string, string | null>>) => readonly SummaryRow[],
): EntryVersion[] =>
  rows.map((row) => {
    const open = fieldOpener(key, 'clinical_changes', row.id)
    const content = contentSchema.parse(JSON.parse(open.required('content', row.content)))
    return {
      id: row.id,
      words: words[row.change] ?? row.change,
      at: new Date(row.changed_at),
      by: row.changed_by,
      reason: content['reason'] ?? null,
      rows: rowsOf(content),
    }
  })
