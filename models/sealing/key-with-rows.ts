import { patientSealedTables } from './sealed-columns.ts'

/** Sealed values of a patient were read without the key under which they stand. */
export class KeyApartError extends Error {
  constructor(what: string, column: string) {
    super(
      `${what} brings ${column}, which is sealed, without the key of the patient (root_key_id, wrapped). Read in another statement, the key may have been renewed between the two: join patient_keys, or use ofPatient().`,
    )
    this.name = 'KeyApartError'
  }
}

const tables = patientSealedTables.map(({ table, columns }) => ({
  columns: new Set<string>(columns),
  named: new RegExp(`\\b(FROM|JOIN)\\s+${table}\\b`, 'i'),
}))

/** A box of `sealBytes`, also as PostgreSQL writes bytes in JSON. */
const isBox = (value: unknown): boolean =>
  (Buffer.isBuffer(value) && value.length >= 29 && value[0] === 1) ||
  (typeof value === 'string' && /^\\x01[0-9a-f]{56,}$/.test(value))

const isKeyed = (row: object): boolean => 'root_key_id' in row && 'wrapped' in row

function sealedIn(value: unknown, columns: ReadonlySet<string>): string | undefined {
  if (Array.isArray(value)) {
    return value.map((one) => sealedIn(one, columns)).find((found) => found !== undefined)
  }
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value) || value instanceof Date) {
    return undefined
  }
  if (isKeyed(value)) {
    return undefined // of several patients in one list each brings the key of its own
  }
  for (const [name, held] of Object.entries(value)) {
    const found = columns.has(name) && isBox(held) ? name : sealedIn(held, columns)
    if (found !== undefined) {
      return found
    }
  }
  return undefined
}

/**
 * The rule that a statement which brings sealed values of a patient brings their key too: the two are then of one snapshot,
 * however often the key is renewed in the meantime. What is read in a transaction that holds the key needs none. Tests watch it
 * for every statement; elsewhere it costs nothing.
 */
export class KeyWithRows {
  readonly #watched: boolean

  constructor(watched: boolean) {
    this.#watched = watched
  }

  /**
   * @param read.text of the statement
   * @throws KeyApartError
   */
  mustCome(read: { readonly what: string; readonly text: string }, rows: readonly object[]): void {
    const first = this.#watched ? rows.find((row) => !isKeyed(row)) : undefined
    if (first === undefined) {
      return
    }
    const columns = new Set(
      tables.filter(({ named }) => named.test(read.text)).flatMap((table) => [...table.columns]),
    )
    for (const row of rows) {
      const found = isKeyed(row) ? undefined : sealedIn(row, columns)
      if (found !== undefined) {
        throw new KeyApartError(read.what, found)
      }
    }
  }
}
