import { BaseError, ConnectionError } from 'sequelize'

const codeOf = (error: object): string => {
  const original: unknown = 'original' in error ? error.original : error
  const code =
    typeof original === 'object' && original !== null && 'code' in original ? original.code : undefined
  return typeof code === 'string' ? code : 'unknown reason'
}

const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'ECONNRESET', '57P03'])
const refusesUs = new Set(['28P01', '28000', '3D000'])

/**
 * What an error says to the person at the terminal. The database's own words can repeat what stands in a row, so of its
 * errors only the code is said.
 */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) {
    return 'The command failed for an unknown reason.'
  }
  const code = codeOf(error)
  if (error instanceof ConnectionError || unreachable.has(code) || refusesUs.has(code)) {
    return `The database cannot be reached (${code}). Check DATABASE_URL, and that PostgreSQL runs.`
  }
  if (error instanceof BaseError || /^[0-9A-Z]{5}$/.test(code)) {
    return `The database refused a statement (${code}). Nothing of that step was kept.`
  }
  return error.message
}
