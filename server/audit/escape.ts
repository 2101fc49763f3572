/**
 * Text as it may stand in an audit row or log line: control characters (so also CR, LF and ANSI escapes), Unicode
 * direction marks and lone surrogates are written as \\uXXXX, and it is cut to `max` characters (ASVS 5.0 16.4.1).
 */
export function escapeForLog(text: string, max = 200): string {
  const cut = [...text].slice(0, max).join('')
  return cut.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
}
