import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { ClinicalChangeRow } from '../../../models/queries/patients/clinical-lists.ts'
import { fieldOpener } from '../sealed-fields.ts'
import type { EntryContent } from './keep-version.ts'

/** One state that an entry had: who brought it there, when and why, and what it said from then on. */
export type OpenedVersion = {
  readonly id: string
  readonly change: ClinicalChangeRow['change']
  readonly at: Date
  readonly by: string | null
  readonly reason: string | null
  readonly content: EntryContent
}

const contentSchema = z.record(z.string(), z.string().nullable())

/** Opens the states that an entry had. @throws SealBrokenError */
export const openVersions = (key: KeyObject, rows: readonly ClinicalChangeRow[]): OpenedVersion[] =>
  rows.map((row) => {
    const open = fieldOpener(key, 'clinical_changes', row.id)
    const content = contentSchema.parse(JSON.parse(open.required('content', row.content)))
    return {
      id: row.id,
      change: row.change,
      at: new Date(row.changed_at),
      by: row.changed_by,
      reason: content['reason'] ?? null,
      content,
    }
  })
