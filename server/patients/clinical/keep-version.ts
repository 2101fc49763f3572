import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { ClinicalChange } from '../../../models/patients/clinical-change.ts'
import { newId } from '../../../models/new-id.ts'
import { sealText } from '../../crypto/envelope.ts'
import { OvertakenError, type NextStep } from '../../overtaken/overtaken.ts'
import { fieldSealer } from '../sealed-fields.ts'

/** What of an entry's row says who recorded it, and who changed it last. */
export type ChangedRow = {
  readonly id: string
  readonly patientId: string
  readonly version: number
  readonly source: string
  readonly recordedBy: string | null
  readonly createdAt: Date
  readonly changedBy: string | null
  readonly changedAt: Date | null
}

/** Says who has changed an entry since the form was filled. */
export const changedMeanwhile = (
  { id, changedBy: by, changedAt: at }: ChangedRow,
  kind: 'allergy' | 'condition' | 'observation' | 'result',
  next: NextStep,
): OvertakenError =>
  new OvertakenError(
    { what: 'entry', done: 'changed', by, at },
    {
      next,
      about: { resource: { type: kind, id } },
      comesBack: 'compare',
    },
  )

/** The values of an entry, by field. */
export type EntryContent = Readonly<Record<string, string | null>>

type EntryVersion = {
  readonly patientId: string
  readonly entry: ClinicalChange['entry']
  readonly entryId: string
  readonly version: number
  readonly change: ClinicalChange['change']
  readonly by: string | null
  readonly at: Date
  readonly content: EntryContent
  readonly reason?: string | null
}

/** Adds a state to the history of an entry, sealed under the patient's key; the caller's transaction carries it. */
export async function keepVersion(
  transaction: Transaction,
  key: KeyObject,
  kept: EntryVersion,
): Promise<void> {
  const id = newId()
  const { content, reason = null, by, at, ...row } = kept
  const seal = fieldSealer(key, 'clinical_changes', id)
  await ClinicalChange.create(
    {
      id,
      ...row,
      changedBy: by,
      changedAt: at,
      content: seal.required(
        'content',
        JSON.stringify({ ...content, ...(reason === null ? {} : { reason }) }),
      ),
    },
    { transaction },
  )
}

/** How the state before the first change here is kept: as whoever recorded it, or the import, left it. */
export async function keepFirstVersion(
  transaction: Transaction,
  key: KeyObject,
  entry: ChangedRow,
  kind: ClinicalChange['entry'],
  content: EntryContent,
): Promise<void> {
  const known = await ClinicalChange.count({
    where: { entryId: entry.id, version: entry.version },
    transaction,
  })
  if (known === 0) {
    await keepVersion(transaction, key, {
      patientId: entry.patientId,
      entry: kind,
      entryId: entry.id,
      version: entry.version,
      change: entry.source === 'imported' ? 'imported' : 'recorded',
      by: entry.recordedBy,
      at: entry.createdAt,
      content,
    })
  }
}

/** The names of the fields in which two states differ. */
export const differing = (before: EntryContent, after: EntryContent): string[] =>
  Object.keys(after).filter((field) => (before[field] ?? null) !== (after[field] ?? null))

/** Before and after of what was changed, under the patient's own key, as an audit row carries it. */
export function sealedChange(
  patientId: string,
  key: KeyObject,
  before: EntryContent,
  after: EntryContent,
): Buffer {
  const changed = differing(before, after).map((field) => [
    field,
    { before: before[field] ?? null, after: after[field] ?? null },
  ])
  const place = { table: 'audit_events', column: 'changes', row: patientId }
  return sealText(JSON.stringify(Object.fromEntries(changed)), key, place)
}
