import type { NewPatient } from '../create-patient.ts'
import type { ImportedPatient } from './map-patient.ts'

/** The element of the resource that a field of ours comes from. */
const elements: Readonly<Partial<Record<string, string>>> = {
  givenName: 'name',
  familyName: 'name',
  sex: 'gender',
  nationalId: 'identifier',
  phone: 'telecom',
  email: 'telecom',
}

const stays = (field: string): string =>
  `${elements[field] ?? field}: it was changed here and in the export too; what was written here stays`

const isSaid = (value: unknown): boolean => value !== null && value !== undefined && value !== ''

/**
 * What the record says after an import: what changed in the export since the last one is taken; what was changed here stays.
 * @returns it, and the fields in which both differ
 */
export function merge(
  current: NewPatient,
  before: ImportedPatient['values'] | undefined,
  { values: after, leftOut }: Pick<ImportedPatient, 'values' | 'leftOut'>,
): { readonly values: NewPatient; readonly ours: readonly string[] } {
  const was: Readonly<Record<string, unknown>> = before ?? {}
  const now: Readonly<Record<string, unknown>> = current
  const changed = Object.entries(after).filter(
    ([field, value]) => was[field] !== value && !leftOut.includes(field) && now[field] !== value,
  )
  const isOurs = ([field]: readonly [string, unknown]): boolean =>
    before !== undefined && now[field] !== was[field] && isSaid(now[field])
  return {
    values: { ...current, ...Object.fromEntries(changed.filter((one) => !isOurs(one))) },
    ours: [...new Set(changed.filter(isOurs).map(([field]) => stays(field)))],
  }
}

type Death = Pick<ImportedPatient, 'deceased' | 'diedOn'>

const isSame = (one: Death, other: Death): boolean =>
  one.deceased === other.deceased && one.diedOn === other.diedOn

/** The same of a death: one that was recorded, corrected or taken back here stays. */
export function mergedDeath(
  current: Death,
  before: Death | undefined,
  { deceased, diedOn }: Death,
): { readonly taken: Partial<Death>; readonly ours: readonly string[] } {
  const after = { deceased, diedOn }
  if (
    isSame(current, after) ||
    (before !== undefined && isSame(before, after) && !isUndated(current, before))
  ) {
    return { taken: {}, ours: [] }
  }
  if (before === undefined || isSame(current, before) || isUndated(current, before)) {
    return { taken: after, ours: [] }
  }
  return { taken: {}, ours: [stays('deceasedDateTime')] }
}

/** Imports before knew that somebody had died, and not when. */
const isUndated = (current: Death, before: Death): boolean =>
  current.deceased && current.diedOn === null && before.deceased && before.diedOn !== null
