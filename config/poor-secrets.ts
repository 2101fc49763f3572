/** Fewer different characters or bytes than this, in a secret of 32 or more, were not drawn at random. */
const fewestKinds = 10

/** A secret that repeats a piece of at most this length was typed, not drawn. */
const longestPiece = 16

function repeatsAPiece(values: readonly number[]): boolean {
  const lengths = Array.from({ length: longestPiece }, (_, index) => index + 1)
  return lengths.some(
    (length) => values.length >= 2 * length && values.every((value, at) => value === values[at % length]),
  )
}

const isARow = (values: readonly number[]): boolean => {
  const [first = 0, second = 0] = values
  const step = second - first
  return values.every((value, at) => at === 0 || value - (values[at - 1] ?? 0) === step)
}

/**
 * Whether a secret was plainly not made at random: few different values, one piece over and over, or an even row. A
 * random one of 32 bytes fails this less often than once in 10^30.
 */
export function isPoorSecret(secret: string | Uint8Array): boolean {
  const values =
    typeof secret === 'string' ? Array.from(secret, (one) => one.codePointAt(0) ?? 0) : [...secret]
  return new Set(values).size < fewestKinds || repeatsAPiece(values) || isARow(values)
}
