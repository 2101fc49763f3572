import { isolated } from '../../../views/isolated.ts'
import type { Outcome } from '../events.ts'

const outcomes: Readonly<Record<Outcome, string>> = {
  success: 'Success',
  refused: 'Refused',
  failure: 'Failed',
}

/** How an event ended, in a word. */
export const outcomeWords = (outcome: Outcome): string => outcomes[outcome]

/** Who did something, on one line: the name, what a stranger typed as one, or MedGuard itself. */
export const whoWords = (row: {
  readonly actor_id: string | null
  readonly actor_name: string | null
}): string => {
  if (row.actor_id !== null) {
    return row.actor_name ?? row.actor_id
  }
  return row.actor_name === null ? 'MedGuard' : `“${isolated(row.actor_name)}” (typed, not signed in)`
}
