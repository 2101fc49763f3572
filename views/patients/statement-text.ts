import type { Words } from '../words/words.ts'

const scopes = ['medication', 'food', 'environment', 'biologic'] as const

/** A statement that there is no allergy, such as "No known allergy to penicillin". */
export function statementText(
  { say }: Words,
  statement: {
    readonly says: 'none-known' | 'unknown'
    readonly scope: string
    readonly substance: string | null
  },
): string {
  const { says, substance } = statement
  if (substance !== null) {
    return say(`patients.copied-statement.${says}-substance`, { substance })
  }
  return say(`patients.copied-statement.${says}-${scopes.find((one) => one === statement.scope) ?? 'any'}`)
}
