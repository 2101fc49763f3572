import type { KeyObject } from 'node:crypto'
import { Sealed } from '../../../../models/sealing/sealed.ts'
import { clinicalTimeText } from '../../../../views/words/partial-date-text.ts'
import { parseClinicalTime } from '../../../clinical-time.ts'
import type { RemarkParts } from '../../chart/remark-parts.ts'
import { saysAlike } from '../../demographics/settle-conflicts.ts'
import { changedInBoth } from '../messages/changed-in-both.ts'
import { conflictLabels, orderStates } from '../messages/conflict-labels.ts'
import { importWords, saidDate } from '../words/said-date.ts'
import { nameInWords } from '../words/value-words.ts'

/** The tables whose entries people correct, end or cancel here. */
export type EntryTable = 'allergies' | 'allergy_statements' | 'conditions' | 'prescriptions'

/** What a row of one of them says, by field. */
export type EntryValues = {
  readonly table: EntryTable
  readonly fields: Readonly<Record<string, string | null>>
}

const compared: Readonly<Record<EntryTable, readonly string[]>> = {
  allergies: [
    'substance',
    'reaction',
    'criticality',
    'category',
    'status',
    'verification',
    'onset',
    'onsetNote',
    'note',
  ],
  allergy_statements: ['substance', 'note'],
  conditions: [
    'description',
    'status',
    'verification',
    'onset',
    'onsetNote',
    'abatement',
    'abatementNote',
    'note',
  ],
  prescriptions: [
    'medicationWords',
    'status',
    'dose',
    'route',
    'frequency',
    'quantity',
    'repeats',
    'expiresOn',
    'instructions',
  ],
}

const columnOf = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Opens what a row says, or is to say. @throws SealBrokenError */
export function entryValues(
  table: EntryTable,
  row: Readonly<Record<string, unknown>>,
  id: string,
  key: KeyObject,
): EntryValues {
  const fields = compared[table].map((field) => {
    const value = row[field]
    const text =
      value instanceof Sealed ? value.open(key, { table, column: columnOf(field), row: id }) : value
    return [field, typeof text === 'string' ? text : typeof text === 'number' ? `${text}` : null] as const
  })
  const holds = table === 'allergy_statements' ? { holds: row['endedAt'] == null ? 'yes' : 'no' } : {}
  return { table, fields: { ...Object.fromEntries(fields), ...holds } }
}

/** Whether an entry holds differs where it was ended or cancelled here, whatever else the export has changed. */
const always: ReadonlySet<string> = new Set(['holds', 'prescriptions.status'])

function inWords(table: EntryTable, field: string, value: string | null, timeZone: string): string {
  if (value === null || value === '') {
    return 'not said'
  }
  const time = field === 'onset' || field === 'abatement' ? parseClinicalTime(value) : undefined
  if (time !== undefined) {
    return clinicalTimeText(importWords, time, (at) => saidDate(at.toISOString(), timeZone))
  }
  if (field === 'status' && table === 'prescriptions') {
    return orderStates[value] ?? nameInWords(value)
  }
  return ['status', 'verification', 'criticality', 'category'].includes(field)
    ? nameInWords(value)
    : saidDate(value, timeZone)
}

/** What an entry is called. */
const nameOf = ({ fields }: EntryValues): string | undefined =>
  fields['description'] ?? fields['substance'] ?? fields['medicationWords'] ?? undefined

/** An entry that was changed here, and what the export said before and says now. */
export type Entries = {
  readonly what: string
  /** What the entry is called where it has no words of its own. */
  readonly called: string | undefined
  readonly here: EntryValues
  readonly before: EntryValues | undefined
  /** A sentence where it is no such entry any more. */
  readonly now: EntryValues | string
  /** Of which fields it is told already that both differ. */
  readonly told: ReadonlySet<string>
}

/**
 * What the chart says of an entry that was changed here and in the export too; undefined where both say the same in what the
 * export has changed.
 */
export function entryConflict(entries: Entries, timeZone: string): RemarkParts | undefined {
  const { what, here, before, now, told } = entries
  const parts = { what, name: nameOf(here) ?? entries.called, says: changedInBoth }
  if (typeof now === 'string') {
    return { ...parts, now: `“${now}”` }
  }
  if (now.table !== here.table) {
    return { ...parts, now: `“${nameOf(now) ?? entries.called ?? what}”` }
  }
  const hasChanged = (field: string): boolean =>
    before?.table !== now.table || !saysAlike(before.fields[field], now.fields[field])
  const differing = Object.entries(now.fields).filter(
    ([field, value]) =>
      (hasChanged(field) || told.has(field) || always.has(field) || always.has(`${now.table}.${field}`)) &&
      !saysAlike(here.fields[field], value),
  )
  return differing.length === 0
    ? undefined
    : {
        ...parts,
        now: differing
          .map(
            ([field, value]) =>
              `${conflictLabels[field] ?? field}: ${inWords(now.table, field, value, timeZone)}`,
          )
          .join('; '),
        exported: Object.fromEntries(differing),
      }
}
