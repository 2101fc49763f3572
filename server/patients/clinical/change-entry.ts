import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import type { ClinicalChange } from '../../../models/patients/clinical-change.ts'
import type { EventName } from '../../audit/events.ts'
import { auditedChange, type ChangeReceipt } from '../../audit/record.ts'
import type { PatientContext } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { settleConflicts } from '../demographics/settle-conflicts.ts'
import {
  changedMeanwhile,
  differing,
  keepFirstVersion,
  keepVersion,
  sealedChange,
  type ChangedRow,
  type EntryContent,
} from './keep-version.ts'

/** Who changed an entry, when, and which of its versions that made. */
type Stamp = { readonly version: number; readonly changedBy: string; readonly changedAt: Date }

/** How the entries of a list are locked, read and written. */
export type EntryKind<Row extends ChangedRow, Fields extends EntryContent> = {
  readonly name: 'allergy' | 'condition' | 'observation' | 'result'
  readonly events: {
    readonly viewed: EventName
    readonly corrected: EventName
    readonly stateChanged: EventName
  }
  readonly hrefOf: (patientId: string, id: string) => string
  /** Holds what the change must have to itself. @returns the patient's key */
  readonly hold: (services: Services, transaction: Transaction, patientId: string) => Promise<KeyObject>
  readonly lock: (
    transaction: Transaction,
    where: { readonly id: string; readonly patientId: string },
  ) => Promise<Row | null>
  readonly open: (row: Row, key: KeyObject) => Fields
  readonly write: (
    transaction: Transaction,
    row: Row,
    written: { readonly key: KeyObject; readonly fields: Fields; readonly stamp: Stamp },
  ) => Promise<unknown>
  /** What else follows from what it says now. */
  readonly changed?: (
    transaction: Transaction,
    key: KeyObject,
    change: { readonly patientId: string; readonly by: string; readonly at: Date; readonly after: Fields },
  ) => Promise<void>
}

/** What becomes of an entry. */
export type EntryChange<Fields> = {
  readonly after: Fields
  readonly change: Exclude<ClinicalChange['change'], 'recorded' | 'imported'>
  readonly reason: string | null
}

/** Whether an entry was said not to be the case. */
export const isNotTheCase = (verification: string): boolean =>
  verification === 'refuted' || verification === 'entered-in-error'

/**
 * Changes an entry; what it said before stays in its history.
 * @param made.version the one that the change was made from
 * @returns whether anything was changed
 * @throws OvertakenError, Refused
 */
export function changeEntry<Row extends ChangedRow, Fields extends EntryContent>(
  services: Services,
  { proof, origin, at }: PatientContext,
  kind: EntryKind<Row, Fields>,
  made: {
    readonly id: string
    readonly version: number
    readonly make: (before: Fields) => EntryChange<Fields>
  },
): Promise<ChangeReceipt<boolean>> {
  const { patientId, actor } = proof
  const { name, events } = kind
  const { id, version } = made
  return auditedChange(services, proof, origin, events.corrected, async (transaction) => {
    const key = await kind.hold(services, transaction, patientId)
    const row = await kind.lock(transaction, { id, patientId })
    if (row === null) {
      throw new Refused('no-such-thing')
    }
    if (row.version !== version) {
      throw changedMeanwhile(row, name, { href: kind.hrefOf(patientId, id), label: 'what-it-says-now' })
    }
    const before = kind.open(row, key)
    const { after, change, reason } = made.make(before)
    const changed = differing(before, after)
    if (changed.length === 0) {
      return { value: false, event: events.viewed }
    }
    await keepFirstVersion(transaction, key, row, name, before)
    const stamp = { version: version + 1, changedBy: actor.id, changedAt: at }
    await kind.write(transaction, row, { key, fields: after, stamp })
    const entry = { patientId, entry: name, entryId: id, version: version + 1 }
    await keepVersion(transaction, key, { ...entry, change, by: actor.id, at, content: after, reason })
    await settleConflicts(transaction, key, { patientId, id }, after)
    await kind.changed?.(transaction, key, { patientId, by: actor.id, at, after })
    return {
      value: true,
      event: change === 'corrected' ? events.corrected : events.stateChanged,
      resource: { type: name, id },
      details: { changed, change },
      changes: sealedChange(patientId, key, before, after),
    }
  })
}
