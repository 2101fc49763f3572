import { roleSeeds } from '../../config/roles.ts'
import { codeText } from '../../views/format.ts'

/** A role in words, as it was named when the event took place; one that a facility made itself is told by its name. */
export const roleWords = (name: string): string =>
  roleSeeds.find((role) => role.name === name)?.title ?? codeText(name)
