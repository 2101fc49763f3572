import type { Actor } from './actor.ts'
import type { Permission } from './permissions.ts'

/** What somebody answers for in a record, by their role: whoever amends a note may do all of it that its author may. */
const standing = [
  'chart.write',
  'prescription.write',
  'prescription.sign',
] as const satisfies readonly Permission[]

/** Who wrote a note: nobody here, where another system brought it. */
export type NoteAuthor = {
  readonly id: string | null
  /** What their role may now. */
  readonly permissions: ReadonlySet<string>
}

/**
 * What an author answered for. Whoever may not write in a chart today did so once, with rights that are not known any more: they
 * count as of the highest standing, so that no note opens to more people since its author left or has other work.
 */
const standingOf = ({ permissions }: NoteAuthor): readonly Permission[] =>
  permissions.has('chart.write') ? standing.filter((right) => permissions.has(right)) : standing

/** Whether somebody amends a note, and why; or what of its author's standing they lack. */
export type AmendmentDecision =
  | { readonly allowed: true; readonly because: 'own' | 'not-written-here' | 'standing' }
  | { readonly allowed: false; readonly lacks: Permission }

/**
 * May this person amend what this author wrote? One's own, always; another's with a role of at least the same standing, so that a
 * nurse does not amend a physician's note. It is asked beside the decision whether the record may be written at all.
 */
export function decideAmendment(
  { id, permissions }: Pick<Actor, 'id' | 'permissions'>,
  author: NoteAuthor,
): AmendmentDecision {
  if (author.id === id) {
    return { allowed: true, because: 'own' }
  }
  if (author.id === null) {
    return { allowed: true, because: 'not-written-here' }
  }
  const lacks = standingOf(author).find((right) => !permissions.has(right))
  return lacks === undefined ? { allowed: true, because: 'standing' } : { allowed: false, lacks }
}
