const scopes: Readonly<Record<string, string>> = {
  any: 'allergies',
  medication: 'drug allergies',
  food: 'food allergies',
  environment: 'environmental allergies',
  biologic: 'allergies to biologics',
}

/** A statement that there is no allergy, such as "No known allergy to penicillin". */
export function statementText(statement: {
  readonly says: 'none-known' | 'unknown'
  readonly scope: string
  readonly substance: string | null
}): string {
  const about =
    statement.substance === null
      ? (scopes[statement.scope] ?? 'allergies')
      : `allergy to ${statement.substance}`
  return statement.says === 'unknown' ? `Nothing known about ${about}` : `No known ${about}`
}
