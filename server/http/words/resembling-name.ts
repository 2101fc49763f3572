/** A name without what people write differently: capitals, hyphens, underscores. */
export const plainName = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** How many letters must be put in, left out or changed to make one word of the other (Levenshtein 1966). */
function lettersApart(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (const [above, letter] of [...one].entries()) {
    const next = [above + 1]
    for (const [column, sought] of [...other].entries()) {
      const changed = (row[column] ?? 0) + (letter === sought ? 0 : 1)
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}

/** Longer than any field of ours: such a name is not compared, so that nobody has the house compare at length. */
const longest = 40

/** In short words one letter makes another word; in longer ones it is a slip. */
const slips = (name: string): number => (name.length < 5 ? 0 : name.length < 10 ? 1 : 2)

/** Finds the name that was meant by one which is written a little differently; undefined where it resembles none. */
export function resemblingName(typed: string, names: Iterable<string>): string | undefined {
  const written = plainName(typed)
  if (written === '' || written.length > longest) {
    return undefined
  }
  const most = slips(written)
  return [...names].find((name) => {
    const meant = plainName(name)
    return Math.abs(meant.length - written.length) <= most && lettersApart(written, meant) <= most
  })
}
