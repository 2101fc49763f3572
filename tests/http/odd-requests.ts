import fc from 'fast-check'

/** What somebody may write where something else belongs: nothing of it may be the server's fault. */
export const oddTexts = [
  '',
  ' ',
  '-1',
  '0',
  '1e309',
  '9'.repeat(40),
  '2147483648',
  '9223372036854775808',
  '-9223372036854775809',
  '0000-00-00',
  '0000-01-01',
  '2026-02-31',
  '9999-12-31',
  '99999-01-01',
  '-2026-01-01',
  '+275760-09-13',
  '+275760-09-13T00:00:00.000Z_01900000-0000-7000-8000-000000000000',
  '2026-13-45T25:61',
  '0202-01-01T00:00',
  '294277-01-01T00:00:00Z',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '01900000-0000-7000-8000-00000000000g',
  '0190000000007000800000000000000',
  '\u0000',
  'a\u0000b',
  '\u202Eterces',
  '\u200B',
  "' OR 1=1 --",
  '%',
  '%%30%30',
  '../../etc/passwd',
  '[object Object]',
  'null',
  'undefined',
  'NaN',
  'true',
  '__proto__',
  'constructor',
  '{"$ne":1}',
  '<script>alert(1)</script>',
  '٣٤',
  '😀'.repeat(50),
  'x'.repeat(10_000),
] as const

const encoded = encodeURIComponent

/** Bytes that are no text: a lone surrogate, half a character, a percent sign with nothing after it. */
const brokenBytes = ['%ED%A0%80', '%ED%B0%80', '%C3', '%', '%E0%A4%A', '%00', '%FF%FE']

const value = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...oddTexts).map(encoded) },
  { weight: 1, arbitrary: fc.constantFrom(...brokenBytes) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => encoded(text.toWellFormed())),
  },
)

/** How a field is sent: once, twice, as a list, as an object in an object, without an equals sign. */
const ways: readonly ((name: string, first: string, second: string) => string)[] = [
  (name, first) => `${name}=${first}`,
  (name, first, second) => `${name}=${first}&${name}=${second}`,
  (name, first) => `${name}[]=${first}`,
  (name, first) => `${name}[0][a]=${first}`,
  (name, first) => `${name}[__proto__][x]=${first}`,
  (name) => name,
]

const way = fc.oneof({ weight: 5, arbitrary: fc.constant(ways[0]) }, fc.constantFrom(...ways))

/** One field as it stands in an address or a form. */
const fieldOf = (name: string): fc.Arbitrary<string> =>
  fc.tuple(way, value, value).map(([send, first, second]) => send?.(name, first, second) ?? name)

/** A query of one to three of these parameters. */
export const oddQuery = (names: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...names).chain(fieldOf), { minLength: 1, maxLength: 3 })
    .map((fields) => fields.join('&'))

/** A field of a form as a page shows it. */
export type ShownField = { readonly name: string; readonly value: string }

/** A form with its fields as they were shown, missing, odd or doubled. */
export const oddForm = (fields: readonly ShownField[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      ...fields.map(({ name, value: shown }) =>
        fc.oneof(
          { weight: 3, arbitrary: fc.constant(`${encoded(name)}=${encoded(shown)}`) },
          { weight: 1, arbitrary: fc.constant('') },
          { weight: 3, arbitrary: fieldOf(encoded(name)) },
        ),
      ),
    )
    .map((sent) => sent.filter((field) => field !== '').join('&'))

const attribute = (tag: string, name: string) =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&').replaceAll('&quot;', '"')

/** The fields of the forms of a page, but for what its forms are recognised by. */
export function shownFields(html: string): ShownField[] {
  const tags = html.match(/<(?:input|select|textarea|button)\b[^>]*>/g) ?? []
  const named = tags.map((tag) => ({
    name: attribute(tag, 'name'),
    value: attribute(tag, 'value') ?? 'a few words',
  }))
  const fields = new Map(
    named.flatMap(({ name, value: shown }) =>
      name === undefined || name === '_csrf' || name === 'idempotencyKey' ? [] : [[name, shown] as const],
    ),
  )
  return [...fields].map(([name, shown]) => ({ name, value: shown }))
}
