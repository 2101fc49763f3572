import type { ReactElement } from 'react'
import type { TimeFormat } from '../../format.ts'
import { useWords } from '../../use-words.ts'
import { pathOf, scaleOf, stretchOf } from './scale.ts'
import type { Reading } from './vital-sign.ts'

const yearMs = 365.25 * 24 * 3_600_000

/** The course of a kind over the year before its newest reading, small; nothing where there is only one. */
export function SparkLine({
  readings,
  time,
}: {
  /** The newest first. */
  readings: readonly [newest: Reading, ...older: Reading[]]
  time: TimeFormat
}): ReactElement | null {
  const { say } = useWords()
  const newest = readings[0].takenAt.getTime()
  const shown = readings.filter(({ takenAt }) => newest - takenAt.getTime() <= yearMs).toReversed()
  const [oldest] = shown
  if (oldest === undefined || shown.length < 2) {
    return null
  }
  const x = scaleOf([oldest.takenAt.getTime(), newest], [4, 116])
  const y = scaleOf(stretchOf(shown.map(({ value }) => Number(value))), [24, 4])
  const points = shown.map((one) => ({
    ...one,
    at: [x(one.takenAt.getTime()), y(Number(one.value))] as const,
  }))
  return (
    <svg
      className="mg-spark"
      viewBox="0 0 120 28"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is drawn here: there is no file for an img
      role="img"
      aria-label={say('vital-signs.plot.spark', {
        count: shown.length,
        from: time.date(oldest.takenAt),
      })}
    >
      <polyline className="mg-plot__course" points={pathOf(points.map(({ at }) => at))} />
      {points
        .filter(({ interpretation }) => interpretation?.startsWith('critical'))
        .map(({ id, at: [cx, cy] }) => (
          <circle key={id} className="mg-plot__critical" cx={cx} cy={cy} r="3.5" />
        ))}
    </svg>
  )
}
