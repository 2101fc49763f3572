const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const camel = (name: string): string =>
  name.replaceAll(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())

/** A field's name as programs know it. */
export const nameForPrograms = snake

/** A code as programs know it. */
export const codeForPrograms = (code: string): string => snake(code).replaceAll('-', '_')

/**
 * Plain values as programs get them: names in snake_case, moments in RFC 3339 (UTC). JSON.stringify leaves out a key whose value
 * is undefined: what the reader may not see is not there.
 */
export function forPrograms(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(forPrograms)
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) {
    return value
  }
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [snake(key), forPrograms(entry)]))
}

/** The fields that a program sent, under the names that operations know; what is within them is the schema's to judge. */
export const fromPrograms = (body: unknown): Readonly<Record<string, unknown>> =>
  typeof body === 'object' && body !== null
    ? Object.fromEntries(Object.entries(body).map(([key, entry]) => [camel(key), entry]))
    : {}
