// The LMS method: Cole TJ, Green PJ, Smoothing reference centile curves: the LMS method and penalized likelihood, Stat Med
// 1992;11:1305-19; and as WHO applies it beyond 3 SD (WHO Child Growth Standards, Methods and development, 2006, chapter 7).

/** Skewness, median and coefficient of variation of what is usual at an age. */
export type Lms = { readonly l: number; readonly m: number; readonly s: number }

/** What stands at so many standard deviations. */
export const valueAt = ({ l, m, s }: Lms, z: number): number =>
  l === 0 ? m * Math.exp(s * z) : m * (1 + l * s * z) ** (1 / l)

/**
 * By how many standard deviations a value is from the median.
 * @param restricted of weight and what is made from it: beyond 3 the distance goes on as it is between 2 and 3, since the tails
 * are known too little
 */
export function zScore(value: number, lms: Lms, restricted: boolean): number {
  const { l, m, s } = lms
  const z = l === 0 ? Math.log(value / m) / s : ((value / m) ** l - 1) / (l * s)
  if (!restricted || Math.abs(z) <= 3) {
    return z
  }
  const side = Math.sign(z)
  const third = valueAt(lms, 3 * side)
  return side * (3 + Math.abs((value - third) / (third - valueAt(lms, 2 * side))))
}

/** The share of people below, in percent: Abramowitz and Stegun 7.1.26, exact to 0.00002. */
export function percentileOf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.327_591_1 * x)
  const polynomial =
    ((((1.061_405_429 * t - 1.453_152_027) * t + 1.421_413_741) * t - 0.284_496_736) * t + 0.254_829_592) * t
  const above = (polynomial * Math.exp(-x * x)) / 2
  return 100 * (z < 0 ? above : 1 - above)
}
