import { dangerousPairs } from './dangerous-pairs.ts'
import { pairsToWatch } from './pairs-to-watch.ts'

/**
 * Pairs of groups of medicines that must not, or should not, be taken together. What happens, and what to do, is said by the
 * message of the same name.
 *
 * It is a short list of what harms most, not a reference of interactions: that a pair is not in it says nothing.
 */
export const interactionRules = [...dangerousPairs, ...pairsToWatch] as const

export type InteractionId = (typeof interactionRules)[number]['id']
export type InteractionSource = (typeof interactionRules)[number]['source']
