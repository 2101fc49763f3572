/** The last three characters of a national id: enough to compare with a card, too little to use. */
export const maskedId = (nationalId: string | null): string | null =>
  nationalId === null ? null : `•••${nationalId.slice(-3)}`
