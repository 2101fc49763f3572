import type { ReactElement } from 'react'
import { measures, type VitalKind } from '../../../server/vital-kinds.ts'
import type { TimeFormat } from '../../format.ts'
import { useWords } from '../../use-words.ts'
import type { Course } from './course.ts'
import { Plot, plotArea } from './plot.tsx'
import { pathOf, scaleOf, stretchOf, ticksOf } from './scale.ts'

/** The readings of a kind in time, over what is usual for the age; a blood pressure has two lines, the lower with squares. */
export function CoursePlot({
  kind,
  course: { readings, limits },
  time,
}: {
  kind: VitalKind
  course: Extract<Course, { by: 'time' }>
  time: TimeFormat
}): ReactElement {
  const { say } = useWords()
  const { left, right, top, bottom } = plotArea
  const values = readings.flatMap(({ value, diastolic }) =>
    diastolic === null ? [Number(value)] : [Number(value), Number(diastolic)],
  )
  const heights = stretchOf(values)
  const y = scaleOf(heights, [bottom, top])
  const moments = readings.map(({ takenAt }) => takenAt.getTime())
  const [first = 0, last = 0] = [moments[0], moments.at(-1)]
  const x = scaleOf([first, last], first === last ? [(left + right) / 2, right] : [left + 16, right - 16])
  const lower = readings.flatMap(({ id, takenAt, diastolic }) =>
    diastolic === null ? [] : [{ id, at: x(takenAt.getTime()), to: y(Number(diastolic)) }],
  )
  const dates = [...new Map([first, (first + last) / 2, last].map((at) => [time.date(new Date(at)), at]))]
  return (
    <Plot
      label={say('vital-signs.plot.course', {
        kind: say(`vital-signs.kind.${kind}`),
        unit: measures[kind].unit,
        count: readings.length,
        from: time.date(new Date(first)),
        to: time.date(new Date(last)),
      })}
      yTicks={ticksOf(heights, 6).map((value) => ({ at: y(value), label: String(value) }))}
      xTicks={dates.map(([label, at]) => ({
        at: Math.min(Math.max(x(at), left + 36), right - 36),
        label,
      }))}
    >
      {limits.map(({ of, usual: [low, high] }) => {
        const upper = Math.max(top, high === null ? top : y(high))
        const under = Math.min(bottom, low === null ? bottom : y(low))
        return under > upper ? (
          <rect
            key={of}
            className="mg-plot__usual"
            x={left}
            y={upper}
            width={right - left}
            height={under - upper}
          />
        ) : null
      })}
      <polyline
        className="mg-plot__course"
        points={pathOf(readings.map(({ takenAt, value }) => [x(takenAt.getTime()), y(Number(value))]))}
      />
      <polyline className="mg-plot__course" points={pathOf(lower.map(({ at, to }) => [at, to]))} />
      {readings.map(({ id, takenAt, value, interpretation }) => (
        <circle
          key={id}
          className={interpretation?.startsWith('critical') ? 'mg-plot__critical' : 'mg-plot__point'}
          cx={x(takenAt.getTime())}
          cy={y(Number(value))}
          r={interpretation?.startsWith('critical') ? 6 : 4}
        />
      ))}
      {lower.map(({ id, at, to }) => (
        <rect key={id} className="mg-plot__point" x={at - 3.5} y={to - 3.5} width="7" height="7" />
      ))}
    </Plot>
  )
}
