import type { Allergies } from './allergy.ts'

/** The tone of a card of allergies: grave where one counts, a warning where nobody has asked. */
export const allergyTone = ({
  allergies,
}: {
  readonly allergies: Allergies
}): 'critical' | 'warning' | undefined => {
  if (allergies.active.length > 0 || allergies.warnings.length > 0) {
    return 'critical'
  }
  return allergies.state === 'not-asked' ? 'warning' : undefined
}

/** How many entries are not shown because they do not count. */
export const otherAllergiesText = (count: number): string =>
  count === 1
    ? '1 entry that is inactive, resolved, refuted or in error is not shown.'
    : `${count} entries that are inactive, resolved, refuted or in error are not shown.`
