/** Whether an error has one of these codes, as those of the operating system and of PostgreSQL do. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
