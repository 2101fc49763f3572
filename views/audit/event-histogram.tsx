import type { ReactElement } from 'react'
import { DataTable } from '../components/data-table.tsx'
import { Details } from '../components/details.tsx'
import type { Severity } from '../components/severity-tag.tsx'
import { useWords } from '../use-words.ts'

export type HistogramBar = {
  /** The hour or day, by the facility's clock. */
  readonly label: string
  readonly counts: Readonly<Record<Severity, number>>
}

export type EventHistogram = {
  readonly unit: 'hour' | 'day'
  readonly total: number
  readonly bars: readonly HistogramBar[]
  /** What it does not show. */
  readonly note?: string | undefined
}

const severities = ['info', 'warning', 'critical', 'emergency'] as const satisfies readonly Severity[]

const width = 960
const height = 120

const sum = ({ counts }: HistogramBar) => severities.reduce((total, severity) => total + counts[severity], 0)

function Bars({ bars, top }: { bars: readonly HistogramBar[]; top: number }): ReactElement {
  const step = width / bars.length
  const scale = height / top
  return (
    <>
      {bars.flatMap((bar, index) => {
        let y = height
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
                x={(index * step).toFixed(1)}
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

function Table({ chart }: { chart: EventHistogram }): ReactElement {
  const { say } = useWords()

  const unit = chart.unit === 'hour' ? say('audit.event-histogram.hour') : say('audit.event-histogram.day')
  return (
    <Details summary={say('audit.event-histogram.chart-table')}>
      <DataTable
        caption={say('audit.event-histogram.events-those-without-event', { unit: chart.unit })}
        columns={[
          { label: unit },
          ...severities.map((severity) => ({
            label: severity.charAt(0).toUpperCase() + severity.slice(1),
            numeric: true,
          })),
          { label: say('audit.event-histogram.all'), numeric: true },
        ]}
        rows={chart.bars
          .filter((bar) => sum(bar) > 0)
          .map((bar) => ({
            key: bar.label,
            cells: [bar.label, ...severities.map((severity) => bar.counts[severity]), sum(bar)],
          }))}
        narrow="scroll"
      />
    </Details>
  )
}

/** How many events there were, by hour or by day and by severity. @param fullHref counts what was left out */
export function EventHistogramFigure({
  chart,
  fullHref,
}: {
  chart: EventHistogram
  fullHref?: string | undefined
}): ReactElement {
  const { say } = useWords()

  const { unit, total, bars, note } = chart
  const highest = Math.max(...bars.map(sum))
  const title = say('audit.event-histogram.events-by', { unit })
  return (
    <figure className="mg-chart">
      <figcaption className="mg-chart__caption">
        <span>
          <strong>{title}</strong>, at most {highest} in one
        </span>
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
        preserveAspectRatio="none"
        className="mg-chart__drawing"
      >
        <title id="chart-title">{title}</title>
        <desc id="chart-description">
          {`${total} events from ${bars[0]?.label ?? ''} to ${bars.at(-1)?.label ?? ''}; at most ${highest} in one ${unit}. The same stands in the table below.`}
        </desc>
        <Bars bars={bars} top={Math.max(1, highest)} />
      </svg>
      <p className="mg-chart__ends" aria-hidden="true">
        <span>{bars[0]?.label}</span>
        <span>{bars.at(-1)?.label}</span>
      </p>
      {note !== undefined && (
        <p className="mg-muted">
          {note} {fullHref !== undefined && <a href={fullHref}>{say('audit.event-histogram.count-them')}</a>}
        </p>
      )}
      <Table chart={chart} />
    </figure>
  )
}
