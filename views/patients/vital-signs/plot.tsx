import type { ReactElement, ReactNode } from 'react'

/** The room of a plot within its picture. */
export const plotArea = { width: 720, height: 340, left: 48, right: 672, top: 12, bottom: 304 } as const

export type Tick = { readonly at: number; readonly label: string }

/** A picture of numbers: its axes, and what is drawn between them. Its words say what there is to see; the numbers stand in a table. */
export function Plot(props: {
  label: string
  xTicks: readonly Tick[]
  yTicks: readonly Tick[]
  children: ReactNode
}): ReactElement {
  const { label, xTicks, yTicks, children } = props
  const { width, height, left, right, top, bottom } = plotArea
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is drawn here: there is no file for an img
    <svg className="mg-plot" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {yTicks.map(({ at, label: text }) => (
        <g key={text}>
          <line className="mg-plot__grid" x1={left} x2={right} y1={at} y2={at} />
          <text className="mg-plot__tick" x={left - 8} y={at + 5} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      {xTicks.map(({ at, label: text }) => (
        <g key={`${at} ${text}`}>
          <line className="mg-plot__grid" x1={at} x2={at} y1={top} y2={bottom} />
          <text className="mg-plot__tick" x={at} y={bottom + 22} textAnchor="middle">
            {text}
          </text>
        </g>
      ))}
      {children}
    </svg>
  )
}
