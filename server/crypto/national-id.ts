/** A national id as it is compared: its letters and digits only, in capitals. Empty where nothing is left. */
export function normaliseNationalId(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
}
