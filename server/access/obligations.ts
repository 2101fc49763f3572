import type { ActionRequirement } from './actions.ts'
import type { Actor, LiveGrant } from './actor.ts'
import type { AccessBasis } from './access-basis.ts'
import { hiddenSections, sections, type Section } from './sections.ts'

/** What whoever acts on a decision must do beside. */
export type Obligations = {
  /** Audit at this severity; without it at the event's usual one. */
  readonly severity?: 'emergency'
  /** It must have been proved a short while ago, or be proved now, who this is. */
  readonly stepUp: boolean
  /** What of the patient's record stays closed all the same. */
  readonly hides: readonly Section[]
}

/** What a refusal obliges to: everything stays closed. */
export const nothingShown: Obligations = { stepUp: false, hides: sections }

/** What comes with a yes. */
export const obligationsOf = (
  actor: Actor,
  needs: ActionRequirement,
  because: AccessBasis | undefined,
  grant: LiveGrant | undefined,
): Obligations => ({
  ...(grant === undefined ? {} : { severity: 'emergency' }),
  stepUp: needs.stepUp !== undefined,
  hides: hiddenSections(actor, because),
})
