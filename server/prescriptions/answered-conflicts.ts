/** What speaks against a medicine, by what it is known again and how gravely. */
type Conflict = { readonly key: string; readonly level: 'critical' | 'warning' | 'caution' }

/** By what a conflict is known again: one that has become graver is another. */
const nameOf = ({ key, level }: Conflict): string => `${key}:${level}`

type Checked<Kind extends Conflict> = {
  readonly conflicts: readonly (Kind & { readonly answeredThere?: string })[]
}

/** The conflicts against which one may go on only with a reason. One that was given for the other medicine of a pair counts. */
export const askingForReason = <Kind extends Conflict>({ conflicts }: Checked<Kind>): readonly Kind[] =>
  conflicts.filter(({ level, answeredThere }) => level !== 'caution' && answeredThere === undefined)

/** The conflicts that a reason given before speaks of, as they are kept. */
export const overriddenBy = (check: Checked<Conflict>): string => askingForReason(check).map(nameOf).join(' ')

/** Whether a reason was given for a conflict. @param overrideOf what `overriddenBy` gave then */
export const isAnswered = (overrideOf: string | null, conflict: Conflict): boolean =>
  (overrideOf ?? '').split(' ').includes(nameOf(conflict))

/** The conflicts that nobody has given a reason for: recorded, or become graver, since. */
export const unanswered = <Kind extends Conflict>(
  check: Checked<Kind>,
  overrideOf: string | null,
): readonly Kind[] => askingForReason(check).filter((conflict) => !isAnswered(overrideOf, conflict))

/** Of which kinds the conflicts were that a reason was given for: those with another medicine name rule and prescription. */
export const overriddenKinds = (overrideOf: string | null): readonly ('allergy' | 'medicine')[] => [
  ...new Set(
    (overrideOf ?? '')
      .split(' ')
      .filter((name) => name !== '')
      .map((name) => (name.includes('/') ? ('medicine' as const) : ('allergy' as const))),
  ),
]
