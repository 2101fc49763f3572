import type { Segment, SortedPlace, Tie } from './audit-segment.ts'

/** A stretch of the order by rank; `usual` where it is that of the rank which nearly all rows have. */
export type RankedStretch = Segment & { readonly usual: boolean }
/** A column that is sorted by rank, and its ranks; nearly all rows have the first. */
export type Ranked = { readonly column: string; readonly values: readonly string[] }

/** A stretch for each rank, from the one of a place on. */
export function rankedStretches(
  { column, values }: Ranked,
  rising: boolean,
  { orderBy, beyond }: Tie,
  after: SortedPlace | undefined,
): RankedStretch[] {
  const inOrder = rising ? values : values.toReversed()
  const from = after === undefined ? 0 : inOrder.findIndex((value) => value === after.value)
  return inOrder.slice(from).map((value, index) => ({
    // Written out, so that the planner sees which partial index holds these rows.
    where: (binds) => [`${column} = '${value}'`, ...(index === 0 ? beyond(binds) : [])],
    orderBy,
    usual: value === values[0],
  }))
}

/** One stretch for the usual rank, and one for all others, from a place on. */
export function fewStretches(
  { column, values }: Ranked,
  rising: boolean,
  { orderBy, beyond }: Tie,
  after: SortedPlace | undefined,
): RankedStretch[] {
  const [usualRank = ''] = values
  const rank = (of: string) => `array_position('{${values.join(',')}}'::text[], ${of})`
  const reached = after === undefined || after.value === usualRank ? undefined : after.value
  const usual: RankedStretch = {
    where: (binds) => [`${column} = '${usualRank}'`, ...(after?.value === usualRank ? beyond(binds) : [])],
    orderBy,
    usual: true,
  }
  const others: RankedStretch = {
    where: (binds) => {
      if (reached === undefined) {
        return [`${column} <> '${usualRank}'`]
      }
      const value = binds.add(reached, 'text')
      return [
        `${column} <> '${usualRank}'`,
        `(${rank(column)} ${rising ? '>' : '<'} ${rank(value)}
          OR ${column} = ${value} AND ${beyond(binds).join(' AND ')})`,
      ]
    },
    orderBy: `${rank(`e.${column}`)}${rising ? '' : ' DESC'}, ${orderBy}`,
    usual: false,
  }
  const inOrder = rising ? [usual, others] : [others, usual]
  // What lies before the place is over.
  const begun =
    after === undefined ? 0 : inOrder.findIndex((one) => one.usual === (after.value === usualRank))
  return inOrder.slice(begun)
}
