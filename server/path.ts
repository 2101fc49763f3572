/** The names in a pattern: `/patients/:id/encounters/:encounterId` has `id` and `encounterId`, in this order. */
type Places<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? [name: Name, ...rest: Places<`/${Rest}`>]
  : Pattern extends `${string}:${infer Name}`
    ? [name: Name]
    : []

type Values<Names extends readonly string[]> = { [Index in keyof Names]: string | number }

/** An address: called, it gives the address of one thing; its pattern is what routes take. */
export type Path<Pattern extends string> = ((...values: Values<Places<Pattern>>) => string) & {
  readonly pattern: Pattern
}

/**
 * Says an address once, for routes and for whoever leads there.
 * @param pattern as Express takes it, with a name after each colon: `/patients/:id`
 * @returns a function from the values of these names, in their order, to the address; what does not belong into one is escaped
 */
export function path<Pattern extends string>(pattern: Pattern): Path<Pattern> {
  const pieces = pattern.split(/:\w+/)
  const [first = ''] = pieces
  const address = (...values: Values<Places<Pattern>>): string =>
    values.reduce<string>(
      (start, value, index) => `${start}${encodeURIComponent(value)}${pieces[index + 1] ?? ''}`,
      first,
    )
  return Object.assign(address, { pattern })
}
