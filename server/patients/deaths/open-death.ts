import type { fieldOpener } from '../sealed-fields.ts'

/** What a patient's row says of their death; null while they live. @throws SealBrokenError */
export const openDeath = (
  open: ReturnType<typeof fieldOpener>,
  row: { readonly deceased: boolean; readonly died_on: Buffer | null },
): { readonly on: string | null } | null =>
  row.deceased ? { on: open.optional('died_on', row.died_on) } : null
