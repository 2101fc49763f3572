import type { ReactElement } from 'react'
import { AlertCallout } from '../components/alert-callout.tsx'
import { Card } from '../components/card.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Tag, type Tone } from '../components/tag.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { useWords } from '../use-words.ts'

export type VerificationEntry = {
  readonly id: string
  readonly askedAt: Date
  /** Absent where it was due by itself. */
  readonly askedBy?: string | undefined
  readonly finishedAt: Date | null
  readonly state: { readonly tone: Tone; readonly words: string }
  readonly checked: number
  readonly size: number
  /** Rows that were removed after their export: their leaves stand for them. */
  readonly hashOnly: number
  /** What was found, in words, with the events that can be named. */
  readonly findings: readonly {
    readonly words: string
    readonly events: readonly { id: string; href: string }[]
  }[]
}

const number = new Intl.NumberFormat('en-GB')

function Progress({ checked, size }: { checked: number; size: number }): ReactElement {
  const { say } = useWords()

  return (
    <div className="mg-cell-lines">
      <progress
        className="mg-progress"
        max={Math.max(1, size)}
        value={checked}
        aria-label={say('audit.last-verification.rows-verified')}
      />
      <span>
        {say('audit.last-verification.of-rows', {
          checked: number.format(checked),
          size: number.format(size),
        })}
      </span>
    </div>
  )
}

/** What a verification found that is not as it should be. */
export function Findings({ entry }: { entry: VerificationEntry }): ReactElement {
  const { say } = useWords()

  return (
    <AlertCallout tone="critical" heading={say('audit.last-verification.audit-log-not-signed')}>
      <p>{say('audit.last-verification.something-changed-past-medguard')}</p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {entry.findings.map(({ words, events }) => (
          <li key={`${words} ${events[0]?.id ?? ''}`}>
            {words}
            {events.map(({ id, href }) => (
              <span key={id}>
                {' '}
                <a className="mg-code mg-break" href={href}>
                  {id}
                </a>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </AlertCallout>
  )
}

/** What came of the last verification, or how far the one under way has come. */
export function LastVerification({
  entry,
  time,
}: {
  entry: VerificationEntry
  time: TimeFormat
}): ReactElement {
  const { say } = useWords()

  const running = entry.finishedAt === null
  return (
    <Card heading={say('audit.last-verification.last-verification')}>
      <SummaryList
        rows={[
          { key: 'Result', value: <Tag tone={entry.state.tone}>{entry.state.words}</Tag> },
          { key: 'Begun', value: timeElement(time, entry.askedAt) },
          {
            key: 'Asked for by',
            value: entry.askedBy ?? say('audit.last-verification.medguard-itself-every-night'),
          },
          {
            key: running ? say('audit.last-verification.so-far') : say('audit.last-verification.verified'),
            value: running ? (
              <Progress checked={entry.checked} size={entry.size} />
            ) : (
              `${number.format(entry.checked)} rows`
            ),
          },
          ...(entry.hashOnly === 0
            ? []
            : [
                {
                  key: 'Of these removed',
                  value: `${number.format(entry.hashOnly)} rows known by their fingerprint alone: removed after their export`,
                },
              ]),
        ]}
      />
    </Card>
  )
}
