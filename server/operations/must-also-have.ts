import type { Action } from '../access/actions.ts'
import { clear } from '../access/clearance.ts'
import { RefusalError } from '../access/refusal.ts'
import type { EventName } from '../audit/events.ts'
import { recordRefusal } from '../audit/record.ts'
import type { Services } from '../services.ts'
import type { StaffContext } from './operation.ts'

/**
 * Asks for a right beside that of the operation: a part of what was sent needs it too.
 * @param event under which a refusal is recorded
 * @throws RefusalError, recorded
 */
export async function mustAlsoHave(
  { trail }: Pick<Services, 'trail'>,
  { proof, origin, circumstances }: StaffContext,
  { action, event }: { readonly action: Action; readonly event: EventName },
): Promise<void> {
  try {
    clear(proof.person, action, circumstances)
  } catch (error) {
    if (error instanceof RefusalError) {
      await recordRefusal(trail, proof.person, error, origin, event)
    }
    throw error
  }
}
