/** An export of the audit log, as its page and the list show it. */
export type ExportView = {
  readonly id: string
  readonly href: string
  readonly fileName: string
  readonly format: string
  readonly standing: 'running' | 'complete' | 'broken' | 'lost'
  readonly startedAt: Date
  readonly endedAt: Date | undefined
  /** Sent so far. */
  readonly rows: number
  /** Of the complete file, as the digest and the signed head of the log. */
  readonly bytes: number | undefined
  readonly sha256: string | undefined
  readonly checkpoint: string | undefined
  /** None where the whole log was asked for. */
  readonly filters: readonly { readonly key: string; readonly value: string }[]
  readonly reason: string
  /** Commands, one after the other. */
  readonly verify: readonly string[]
  readonly manifestHref: string
  readonly digestHref: string
}

const grouped = new Intl.NumberFormat('en-GB')

/** "12,345 events" */
export const countText = (count: number): string =>
  `${grouped.format(count)} ${count === 1 ? 'event' : 'events'}`

/** "12,345 bytes" */
export const bytesText = (bytes: number): string => `${grouped.format(bytes)} bytes`

/** The filters in one line. */
export const filtersText = ({ filters }: ExportView): string =>
  filters.length === 0 ? 'The whole log' : filters.map(({ key, value }) => `${key}: ${value}`).join(' · ')
