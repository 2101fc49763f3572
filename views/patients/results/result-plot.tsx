import type { ReactElement } from 'react'
import { isCriticalMark } from '../../../server/result-kinds.ts'
import type { TimeFormat } from '../../format.ts'
import { useWords } from '../../use-words.ts'
import { Plot, plotArea } from '../vital-signs/plot.tsx'
import { pathOf, scaleOf, stretchOf, ticksOf } from '../vital-signs/scale.ts'
import type { ResultCourse } from './result.ts'

/** The numbers of one test in time, over the range that came with the newest. */
export function ResultPlot(props: { test: string; course: ResultCourse; time: TimeFormat }): ReactElement {
  const { test, course, time } = props
  const { say } = useWords()
  const { points, low, high, unit, left: notDrawn } = course
  const { left, right, top, bottom } = plotArea
  const bounds = [low, high].filter((bound) => bound !== null)
  const heights = stretchOf([...points.map(({ value }) => value), ...bounds])
  const y = scaleOf(heights, [bottom, top])
  const moments = points.map(({ at }) => at.getTime())
  const [first = 0, last = 0] = [moments[0], moments.at(-1)]
  const x = scaleOf([first, last], first === last ? [(left + right) / 2, right] : [left + 16, right - 16])
  const dates = [...new Map([first, (first + last) / 2, last].map((at) => [time.date(new Date(at)), at]))]
  const upper = high === null ? top : y(high)
  const under = low === null ? bottom : y(low)
  return (
    <figure className="mg-figure">
      <Plot
        label={say('results.plot', {
          test,
          unit: unit ?? 'none',
          count: points.length,
          from: time.date(new Date(first)),
          to: time.date(new Date(last)),
        })}
        yTicks={ticksOf(heights, 6).map((value) => ({ at: y(value), label: String(value) }))}
        xTicks={dates.map(([label, at]) => ({ at: Math.min(Math.max(x(at), left + 36), right - 36), label }))}
      >
        {bounds.length > 0 && under > upper && (
          <rect className="mg-plot__usual" x={left} y={upper} width={right - left} height={under - upper} />
        )}
        <polyline
          className="mg-plot__course"
          points={pathOf(points.map(({ at, value }) => [x(at.getTime()), y(value)]))}
        />
        {points.map(({ id, at, value, mark }) => (
          <circle
            key={id}
            className={isCriticalMark(mark) ? 'mg-plot__critical' : 'mg-plot__point'}
            cx={x(at.getTime())}
            cy={y(value)}
            r={isCriticalMark(mark) ? 6 : 4}
          />
        ))}
      </Plot>
      <figcaption className="mg-muted">
        {bounds.length > 0 && <>{say('results.plot-band')} </>}
        {notDrawn > 0 && say('results.plot-left', { count: notDrawn })}
      </figcaption>
    </figure>
  )
}
