const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const camel = (name: string): string =>
  name.replaceAll(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())

/** A field's name as programs know it. */
export const nameForPrograms = snake

/** A code as programs know it. */
export const codeForPrograms = (code: string): string => snake(code).replaceAll('-', '_')

/** JSON.stringify leaves out a key whose value is undefined: what the reader may not see is not there. */
function renamed(value: unknown, name: (key: string) => string): unknown {
  if (Array.isArray(value)) {
    return value.map((entry) => renamed(entry, name))
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) {
    return value
  }
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [name(key), renamed(entry, name)]))
}

/** Plain values as programs get them: names in snake_case, moments in RFC 3339 (UTC). */
export const forPrograms = (value: unknown): unknown => renamed(value, snake)

/** What a program sent, with the names that operations know. */
export const fromPrograms = (value: unknown): unknown => renamed(value, camel)
