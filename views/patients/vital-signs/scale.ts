/** Puts numbers of one stretch onto another, in proportion. */
export const scaleOf =
  ([from, to]: readonly [number, number], [start, end]: readonly [number, number]) =>
  (value: number): number =>
    Math.round((start + ((value - from) / (to - from || 1)) * (end - start)) * 10) / 10

/** A stretch that holds all numbers, with some room at both ends. */
export function stretchOf(values: readonly number[]): readonly [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const room = (high - low || Math.abs(high) || 1) * 0.08
  return [low - room, high + room]
}

/** Round numbers within a stretch, about so many: steps of 1, 2 or 5 times a power of ten. */
export function ticksOf([from, to]: readonly [number, number], about: number): readonly number[] {
  const rough = (to - from) / about
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10) * power
  const first = Math.ceil(from / step)
  const count = Math.floor(to / step) - first + 1
  return Array.from({ length: Math.max(0, count) }, (_none, place) =>
    Number(((first + place) * step).toFixed(6)),
  )
}

/** The points of a line, for an SVG. */
export const pathOf = (points: readonly (readonly [number, number])[]): string =>
  points.map((point) => point.join(',')).join(' ')
