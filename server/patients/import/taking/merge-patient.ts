import type { NewPatient } from '../../create-patient.ts'
import type { ImportedPatient } from '../mapping/map-patient.ts'
import { conflictsIn, deathConflict, type PatientConflict } from './patient-conflict.ts'

const isSaid = (value: unknown): boolean => value !== null && value !== undefined && value !== ''

/**
 * What the record says after an import: what changed in the export since the last one is taken; what was changed here stays.
 * @param told fields of which it is told already that both changed: they are told as long as both differ
 * @returns it, and where both differ
 */
export function merge(
  current: NewPatient,
  before: ImportedPatient['values'] | undefined,
  { values: after, leftOut }: Pick<ImportedPatient, 'values' | 'leftOut'>,
  told: ReadonlySet<string> = new Set(),
): { readonly values: NewPatient; readonly ours: readonly PatientConflict[] } {
  const was: Readonly<Record<string, unknown>> = before ?? {}
  const now: Readonly<Record<string, unknown>> = current
  const differing = Object.entries(after).filter(
    ([field, value]) => !leftOut.includes(field) && now[field] !== value,
  )
  const hasChanged = ([field, value]: readonly [string, unknown]): boolean => was[field] !== value
  const isOurs = ([field]: readonly [string, unknown]): boolean =>
    before !== undefined && now[field] !== was[field] && isSaid(now[field])
  const taken = differing.filter((one) => hasChanged(one) && !isOurs(one))
  const ours = differing.filter(
    (one) => (hasChanged(one) && isOurs(one)) || (told.has(one[0]) && !taken.includes(one)),
  )
  return { values: { ...current, ...Object.fromEntries(taken) }, ours: conflictsIn(ours) }
}

type Death = Pick<ImportedPatient, 'deceased' | 'diedOn'>

const isSame = (one: Death, other: Death): boolean =>
  one.deceased === other.deceased && one.diedOn === other.diedOn

/**
 * The same of a death: one that was recorded, corrected or taken back here stays.
 * @param isTold whether it is told already that both changed
 */
export function mergedDeath(
  current: Death,
  before: Death | undefined,
  { deceased, diedOn }: Death,
  isTold = false,
): { readonly taken: Partial<Death>; readonly ours: readonly PatientConflict[] } {
  const after = { deceased, diedOn }
  const conflict = deathConflict(deceased, diedOn)
  if (isSame(current, after)) {
    return { taken: {}, ours: [] }
  }
  if (before !== undefined && isSame(before, after) && !isUndated(current, before)) {
    return { taken: {}, ours: isTold ? [conflict] : [] }
  }
  if (before === undefined || isSame(current, before) || isUndated(current, before)) {
    return { taken: after, ours: [] }
  }
  return { taken: {}, ours: [conflict] }
}

/** Imports before knew that somebody had died, and not when. */
const isUndated = (current: Death, before: Death): boolean =>
  current.deceased && current.diedOn === null && before.deceased && before.diedOn !== null
