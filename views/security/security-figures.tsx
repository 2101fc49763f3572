import type { KeyFigure } from '../components/key-figures.tsx'
import type { TimeFormat } from '../format.ts'
import type { Shell } from '../layout.tsx'

type Href = string | undefined

/** What the overview is given. */
export type SecurityOverviewPageProps = {
  readonly shell: Shell
  readonly time: TimeFormat
  /** What of the audit log should go on and does not. */
  readonly standing: readonly { readonly words: string; readonly since: Date }[]
  readonly counts: {
    readonly alerts: number
    readonly emergencies: number
    readonly reviews: number
    readonly lockouts: number
    readonly sessions: number
    /** Of the last 24 hours. */
    readonly failures: number
    readonly approvals: number
  }
  readonly emergencies: readonly {
    readonly id: string
    readonly who: string
    readonly reasonCode: string
    readonly endsAt: Date
    readonly href: Href
  }[]
  /** Where each is dealt with; absent where the reader may not go. */
  readonly links: {
    readonly alerts: string
    readonly reviews: Href
    readonly lockouts: Href
    readonly sessions: Href
    readonly failures: Href
    readonly approvals: string
    readonly people: string
    readonly roles: string
    readonly settings: Href
    readonly detectors: string
  }
}

const figure = (
  label: string,
  count: number,
  href: Href,
  tone?: 'warning' | 'critical',
  note?: string,
): KeyFigure => ({ label, value: String(count), href, note, tone: count > 0 ? tone : undefined })

/** What the overview is given. */
export function figures({ counts, links }: SecurityOverviewPageProps): readonly KeyFigure[] {
  return [
    figure('Open alerts', counts.alerts, links.alerts, 'critical'),
    figure('Emergency access', counts.emergencies, links.reviews, 'critical', 'on now'),
    figure('Reviews due', counts.reviews, links.reviews, 'critical', 'of emergency access'),
    figure('Approvals', counts.approvals, links.approvals, 'warning', 'that wait'),
    figure('Locked accounts', counts.lockouts, links.lockouts, 'warning'),
    figure('Failed sign-ins', counts.failures, links.failures ?? links.lockouts, 'warning', 'last 24 hours'),
    figure('Sessions', counts.sessions, links.sessions, undefined, 'now'),
  ]
}
