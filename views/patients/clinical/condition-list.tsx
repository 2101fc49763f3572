import type { ReactElement } from 'react'
import { Tag, type Tone } from '../../components/tag.tsx'
import type { TimeFormat } from '../../format.ts'
import type { NowAndBefore } from '../chart.ts'
import type { ConditionEntry } from './condition.ts'
import {
  denialWords,
  originOf,
  originWords,
  provenanceWords,
  statusWords,
  timeWords,
  verificationWords,
  type Origin,
} from './words.ts'
import { useWords } from '../../use-words.ts'
import { tag } from '../../words/tag.ts'

const doubted: ReadonlySet<string> = new Set(['unconfirmed', 'provisional', 'differential'])
const notTheCase: ReadonlySet<string> = new Set(['refuted', 'entered-in-error'])

const tones: Readonly<Record<string, Tone>> = { active: 'info', recurrence: 'info', relapse: 'info' }

/** An import that found a code without words writes "code … of …": nobody's own words. */
const isCodeAlone = (description: string): boolean => /^code \S+ of \S+$/i.test(description)

/** One condition: what it is, its state, when it began and ended, and who recorded it; or the statement that there is none. */
export function ConditionItem(props: {
  condition: ConditionEntry
  time: TimeFormat
  /** Where the entries of its list come from. */
  origin: Origin
  /** Where it can be read with its history, and changed. */
  href?: string | undefined
}): ReactElement {
  const words = useWords()
  const { say } = words

  const { condition, time, origin, href } = props
  const began = timeWords(words, condition.onset, condition.onsetNote, time)
  const ended = timeWords(words, condition.abatement, condition.abatementNote, time)
  const { verification, denies } = condition
  const called = denies === null ? condition.description : denialWords(words, denies)
  return (
    <>
      {href === undefined ? called : <a href={href}>{called}</a>}{' '}
      {denies === 'unclear' ? (
        <Tag tone="warning">{say('patients.condition-list.unclear-ask')}</Tag>
      ) : denies !== null && condition.status === 'active' ? (
        <Tag tone="neutral">{say('patients.condition-list.statement')}</Tag>
      ) : (
        <Tag tone={tones[condition.status] ?? 'neutral'}>{statusWords(words, condition.status)}</Tag>
      )}{' '}
      {doubted.has(verification) && <Tag tone="warning">{verificationWords(words, verification)}</Tag>}
      {notTheCase.has(verification) && <Tag tone="neutral">{verificationWords(words, verification)}</Tag>}
      {denies !== null && condition.description !== called && !isCodeAlone(condition.description) && (
        <span className="mg-list__detail">
          {say('patients.condition-list.own-words', { description: condition.description })}
        </span>
      )}
      {condition.note !== null && <span className="mg-list__detail mg-clinical-text">{condition.note}</span>}
      <span className="mg-list__detail mg-list__facts">
        {began !== null && <span>{say('patients.condition-list.began', { began })}</span>}
        {ended !== null && <span>{say('patients.condition-list.ended', { ended })}</span>}
        <span>{provenanceWords(words, condition, time, origin)}</span>
      </span>
    </>
  )
}

/** Some conditions, with where they come from said once. */
export function ConditionItems(props: {
  conditions: readonly ConditionEntry[]
  time: TimeFormat
  href?: ((id: string) => string) | undefined
  /** In two columns where there is room. */
  columns?: boolean
}): ReactElement {
  const words = useWords()

  const { conditions, time, href, columns = false } = props
  const origin = originOf(conditions)
  const from = originWords(words, origin, conditions.length)
  return (
    <>
      {from !== null && <p className="mg-muted">{from}</p>}
      <ul className={columns ? 'mg-list mg-list--columns' : 'mg-list'}>
        {conditions.map((condition) => (
          <li key={condition.id}>
            <ConditionItem condition={condition} time={time} origin={origin} href={href?.(condition.id)} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** Every condition that the patient has now, and the newest of those that are over, saying how many are left out. */
export function ConditionList(props: {
  conditions: NowAndBefore<ConditionEntry>
  time: TimeFormat
  href?: ((id: string) => string) | undefined
  /** How many are not shown because they were refuted or entered in error. */
  others: number
  /** All conditions with their dates. */
  all: string
}): ReactElement {
  const { say, sayRich } = useWords()

  const { conditions, time, href, others, all } = props
  const { now, before } = conditions
  const problems = now.filter(({ denies }) => denies === null)
  const statements = now.filter(({ denies }) => denies !== null)
  const left = before.total - before.entries.length
  const list = (entries: readonly ConditionEntry[]) => (
    <ConditionItems conditions={entries} time={time} href={href} columns />
  )
  return (
    <>
      {now.length === 0 && (
        <p className="mg-muted">{say('patients.condition-list.no-active-conditions-recorded')}</p>
      )}
      {problems.length > 0 && list(problems)}
      {statements.length > 0 && list(statements)}
      {before.total > 0 && (
        <>
          <h3 className="mg-card__heading">{say('patients.condition-list.no-longer-active')}</h3>
          {list(before.entries)}
          {left > 0 && (
            <p className="mg-muted">
              {sayRich('patients.condition-list.of-total', {
                shown: before.entries.length,
                total: before.total,
                all: tag('a', { href: all }),
              })}
            </p>
          )}
        </>
      )}
      {others > 0 && (
        <p className="mg-muted">
          {sayRich('patients.condition-list.not-shown', {
            count: others,
            show: tag('a', { href: `${all}?show=not-the-case` }),
          })}
        </p>
      )}
    </>
  )
}
