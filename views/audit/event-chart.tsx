import type { ReactElement } from 'react'
import { DataTable } from '../components/data-table.tsx'
import { Disclosure } from '../components/disclosure.tsx'
import type { Severity } from '../components/severity-tag.tsx'

export type ChartBar = {
  /** The hour or day, by the facility's clock. */
  readonly label: string
  readonly counts: Readonly<Record<Severity, number>>
}

export type EventChart = {
  readonly unit: 'hour' | 'day'
  readonly total: number
  readonly bars: readonly ChartBar[]
  /** What it does not show. */
  readonly note?: string | undefined
}

const severities = ['info', 'warning', 'critical', 'emergency'] as const satisfies readonly Severity[]

const width = 960
const height = 132
const left = 44
const bottom = 20

const sum = ({ counts }: ChartBar) => severities.reduce((total, severity) => total + counts[severity], 0)

/** A round number at or above the highest bar, to read the others by. */
function ceiling(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, highest)))
  return [1, 2, 5, 10].map((step) => step * power).find((round) => round >= highest) ?? highest
}

function Bars({ bars, top }: { bars: readonly ChartBar[]; top: number }): ReactElement {
  const step = (width - left) / bars.length
  const scale = (height - bottom) / top
  return (
    <>
      {bars.flatMap((bar, index) => {
        let y = height - bottom
        return severities
          .filter((severity) => bar.counts[severity] > 0)
          .map((severity) => {
            // What is rare and grave is to be seen: no bar is lower than two units.
            const tall = Math.max(2, bar.counts[severity] * scale)
            y = Math.max(0, y - tall)
            return (
              <rect
                key={`${index}-${severity}`}
                className={`mg-chart__bar mg-chart__bar--${severity}`}
                x={(left + index * step).toFixed(1)}
                y={y.toFixed(1)}
                width={Math.max(1, step - (step > 4 ? 1 : 0)).toFixed(1)}
                height={tall.toFixed(1)}
              />
            )
          })
      })}
    </>
  )
}

function Axes({ bars, top }: { bars: readonly ChartBar[]; top: number }): ReactElement {
  const line = height - bottom
  return (
    <>
      <line className="mg-chart__line" x1={left} y1={line} x2={width} y2={line} />
      <line className="mg-chart__line" x1={left} y1="0.5" x2={width} y2="0.5" />
      <text className="mg-chart__text" x={left - 6} y="11" textAnchor="end">
        {top}
      </text>
      <text className="mg-chart__text" x={left - 6} y={line} textAnchor="end">
        0
      </text>
      <text className="mg-chart__text" x={left} y={height - 5}>
        {bars[0]?.label}
      </text>
      <text className="mg-chart__text" x={width} y={height - 5} textAnchor="end">
        {bars.at(-1)?.label}
      </text>
    </>
  )
}

function Table({ chart }: { chart: EventChart }): ReactElement {
  const unit = chart.unit === 'hour' ? 'Hour' : 'Day'
  return (
    <Disclosure summary="The chart as a table">
      <DataTable
        caption={`Events by ${chart.unit}; those without an event are left out`}
        columns={[
          { label: unit },
          ...severities.map((severity) => ({
            label: severity.charAt(0).toUpperCase() + severity.slice(1),
            numeric: true,
          })),
          { label: 'All', numeric: true },
        ]}
        rows={chart.bars
          .filter((bar) => sum(bar) > 0)
          .map((bar) => ({
            key: bar.label,
            cells: [bar.label, ...severities.map((severity) => bar.counts[severity]), sum(bar)],
          }))}
        narrow="scroll"
      />
    </Disclosure>
  )
}

/** How many events there were, by hour or by day and by severity. @param fullHref counts what was left out */
export function EventChartFigure({
  chart,
  fullHref,
}: {
  chart: EventChart
  fullHref?: string | undefined
}): ReactElement {
  const { unit, total, bars, note } = chart
  const top = ceiling(Math.max(...bars.map(sum)))
  const title = `Events by ${unit}`
  return (
    <figure className="mg-chart">
      <figcaption className="mg-chart__caption">
        <strong>{title}</strong>
        <ul className="mg-chart__legend" aria-hidden="true">
          {severities.map((severity) => (
            <li key={severity} className={`mg-chart__key mg-chart__key--${severity}`}>
              {severity}
            </li>
          ))}
        </ul>
      </figcaption>
      <svg
        // An img element could not take the page's colours.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="img"
        viewBox={`0 0 ${width} ${height}`}
        aria-labelledby="chart-title chart-description"
        className="mg-chart__drawing"
      >
        <title id="chart-title">{title}</title>
        <desc id="chart-description">
          {`${total} events from ${bars[0]?.label ?? ''} to ${bars.at(-1)?.label ?? ''}; at most ${Math.max(...bars.map(sum))} in one ${unit}. The same stands in the table below.`}
        </desc>
        <Axes bars={bars} top={top} />
        <Bars bars={bars} top={top} />
      </svg>
      {note !== undefined && (
        <p className="mg-muted">
          {note} {fullHref !== undefined && <a href={fullHref}>Count all of them</a>}
        </p>
      )}
      <Table chart={chart} />
    </figure>
  )
}
