import type { ReactElement } from 'react'
import { Card } from '../../components/card.tsx'
import { Tag } from '../../components/tag.tsx'
import { AddLink } from './add-link.tsx'
import type { TimeFormat } from '../../format.ts'
import { useWords } from '../../use-words.ts'
import { tag } from '../../words/tag.ts'
import type { NowAndBefore } from '../chart.ts'
import { ConditionItems } from '../clinical/condition-list.tsx'
import type { ConditionEntry } from '../clinical/condition.ts'
import { orderedProblems, shortName } from '../clinical/ordered-problems.ts'
import { statusWords, timeWords, verificationWords } from '../clinical/words.ts'

/** Sure, and active: what a line of a summary need not say. */
const plain: ReadonlySet<string> = new Set(['active', 'confirmed', 'unknown'])

type ProblemsCardProps = {
  readonly conditions: NowAndBefore<ConditionEntry>
  /** How many are not shown because they were refuted or entered in error. */
  readonly others: number
  readonly time: TimeFormat
  readonly all: string
  /** Absent where the reader may not add one. */
  readonly add: string | undefined
  readonly href: (id: string) => string
}

/** Every problem that the patient has now, a line each; what is over is a link with its number. */
export function ProblemsCard({ conditions, others, time, all, add, href }: ProblemsCardProps): ReactElement {
  const { say, sayRich } = useWords()
  const { clinical, social, statements } = orderedProblems(conditions.now)
  const { before } = conditions
  return (
    <Card
      heading={say('patients.summary.problems')}
      id="conditions"
      actions={add !== undefined && <AddLink href={add} to={say('patients.summary.problems')} />}
    >
      {conditions.now.length === 0 && (
        <p className="mg-muted">{say('patients.condition-list.no-active-conditions-recorded')}</p>
      )}
      {clinical.length > 0 && (
        <ul className="mg-lines">
          {clinical.map((problem) => (
            <ProblemLine key={problem.id} problem={problem} time={time} href={href(problem.id)} />
          ))}
        </ul>
      )}
      {statements.length > 0 && <ConditionItems conditions={statements} time={time} href={href} />}
      {social.length > 0 && (
        <details className="mg-problems-rest">
          <summary>{say('patients.summary.social', { count: social.length })}</summary>
          <ul className="mg-lines">
            {social.map((problem) => (
              <ProblemLine key={problem.id} problem={problem} time={time} href={href(problem.id)} />
            ))}
          </ul>
        </details>
      )}
      {before.total > 0 && (
        <details className="mg-problems-rest">
          <summary>{say('patients.summary.problems-over', { count: before.total })}</summary>
          <ConditionItems conditions={before.entries} time={time} href={href} />
          {before.total > before.entries.length && (
            <p className="mg-muted">
              {sayRich('patients.condition-list.of-total', {
                shown: before.entries.length,
                total: before.total,
                all: tag('a', { href: `${all}?show=over` }),
              })}
            </p>
          )}
        </details>
      )}
      <p className="mg-lines__more">
        <a href={all}>{say('patients.chart.all-conditions')}</a>
        {others > 0 && (
          <span>
            {sayRich('patients.condition-list.not-shown', {
              count: others,
              show: tag('a', { href: `${all}?show=not-the-case` }),
            })}
          </span>
        )}
      </p>
    </Card>
  )
}

function ProblemLine(props: { problem: ConditionEntry; time: TimeFormat; href: string }): ReactElement {
  const words = useWords()
  const { problem, time, href } = props
  const since = timeWords(words, problem.onset, problem.onsetNote, time)
  return (
    <li>
      <a href={href}>{shortName(problem.description)}</a>
      {since !== null && (
        <span className="mg-muted"> · {words.say('patients.summary.began', { began: since })}</span>
      )}
      {!plain.has(problem.status) && <Tag tone="warning">{statusWords(words, problem.status)}</Tag>}
      {!plain.has(problem.verification) && (
        <Tag tone="warning">{verificationWords(words, problem.verification)}</Tag>
      )}
      {problem.note !== null && <span className="mg-list__detail mg-clinical-text">{problem.note}</span>}
    </li>
  )
}
