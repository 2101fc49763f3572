import { Fragment, type ReactElement } from 'react'
import { measures, type VitalKind } from '../../../server/vital-kinds.ts'
import { useWords } from '../../use-words.ts'
import type { Course } from './course.ts'
import { Plot, plotArea } from './plot.tsx'
import { pathOf, scaleOf, stretchOf, ticksOf } from './scale.ts'

const daysOfMonth = 30.4375

/** A child's readings among WHO's lines of the age. */
export function GrowthPlot({
  kind,
  course,
}: {
  kind: VitalKind
  course: Extract<Course, { by: 'age' }>
}): ReactElement {
  const { say } = useWords()
  const { lines, before, points } = course
  const { left, right, top, bottom } = plotArea
  const x = scaleOf([0, before], [left, right])
  const heights = stretchOf([
    ...lines.flatMap((line) => line.points.map(({ value }) => value)),
    ...points.map(({ value }) => value),
  ])
  const y = scaleOf(heights, [bottom, top])
  const inMonths = before < 1_000
  const step = (inMonths ? 3 : before < 2_000 ? 6 : 24) * daysOfMonth
  const ages = Array.from({ length: Math.floor(before / step) + 1 }, (_none, place) => place * step)
  const newest = points.at(-1)
  const at = (z: number) =>
    (lines.find((line) => line.z === z)?.points ?? []).map(({ day, value }) => [x(day), y(value)] as const)
  return (
    <Plot
      label={say('vital-signs.plot.growth', {
        kind: say(`vital-signs.kind.${kind}`),
        unit: measures[kind].unit,
        count: points.length,
        z: newest === undefined ? '' : newest.z.toFixed(2),
      })}
      yTicks={ticksOf(heights, 8).map((value) => ({ at: y(value), label: String(value) }))}
      xTicks={ages.map((day) => ({
        at: x(day),
        label: inMonths
          ? say('vital-signs.plot.months', { count: Math.round(day / daysOfMonth) })
          : say('vital-signs.plot.years', { count: Math.round((day / daysOfMonth / 12) * 2) / 2 }),
      }))}
    >
      <polygon className="mg-plot__usual" points={pathOf([...at(-2), ...at(2).toReversed()])} />
      {lines.map((line) => {
        const end = line.points.at(-1)
        return (
          <Fragment key={line.z}>
            <polyline
              className={line.z === 0 ? 'mg-plot__median' : 'mg-plot__line'}
              points={pathOf(at(line.z))}
            />
            {end !== undefined && (
              <text className="mg-plot__tick" x={x(end.day) + 6} y={y(end.value) + 5}>
                {line.z > 0 ? `+${line.z}` : line.z}
              </text>
            )}
          </Fragment>
        )
      })}
      <polyline
        className="mg-plot__course"
        points={pathOf(points.map(({ day, value }) => [x(day), y(value)]))}
      />
      {points.map(({ id, day, value }) => (
        <circle key={id} className="mg-plot__point" cx={x(day)} cy={y(value)} r="4" />
      ))}
    </Plot>
  )
}
