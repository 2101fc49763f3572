import type { ReactElement } from 'react'
import { Card } from '../../components/card.tsx'
import { Tag } from '../../components/tag.tsx'
import { Time } from '../../components/time.tsx'
import type { TimeFormat } from '../../format.ts'
import type { Shell } from '../../shell.ts'
import { useWords } from '../../use-words.ts'
import { MarkTag } from './mark-tag.tsx'
import { collectedText, testName, valueText } from './result-text.ts'
import type { ChartResults, ShownResult } from './result.ts'
import { SeenForm } from './seen-form.tsx'

/** Where results lead, for whoever may see them; `enter` and `acknowledge` are absent where the reader may not. */
export type ResultLinks = {
  readonly all: string
  readonly one: (id: string) => string
  readonly enter?: string | undefined
  readonly acknowledge?: string | undefined
}

/** The newest results on a chart, and how many wait to be acknowledged. */
export function ResultsCard(props: {
  results: ChartResults
  time: TimeFormat
  links: ResultLinks
}): ReactElement {
  const { results, time, links } = props
  const { say } = useWords()
  const { newest, awaited } = results
  return (
    <Card
      heading={say('results.heading')}
      id="results"
      actions={
        <>
          {links.enter !== undefined && <a href={links.enter}>{say('results.enter')}</a>}
          {newest.length > 0 && <a href={links.all}>{say('results.all')}</a>}
        </>
      }
    >
      {awaited > 0 && (
        <p>
          <a href={`${links.all}?show=awaited`}>{say('results.waiting', { count: awaited })}</a>
        </p>
      )}
      {newest.length === 0 ? (
        <p className="mg-muted">{say('results.none')}</p>
      ) : (
        <ul className="mg-list mg-list--columns">
          {newest.map((one) => (
            <li key={one.id}>
              <ResultLine result={one} time={time} href={links.one(one.id)} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function ResultLine({
  result,
  time,
  href,
}: {
  result: ShownResult
  time: TimeFormat
  href: string
}): ReactElement {
  const words = useWords()
  const { collectedAt, status } = result
  return (
    <>
      <a href={href}>{testName(words, result)}</a>{' '}
      <strong className="mg-result__value">{valueText(words, result)}</strong> <MarkTag mark={result.mark} />{' '}
      <StatusTag status={status} />
      <span className="mg-list__detail">
        <Time iso={collectedAt.toISOString()} text={collectedText(words, result, time)} />
      </span>
    </>
  )
}

/** That a result is not final: always in words. */
export function StatusTag({ status }: { status: string }): ReactElement | null {
  const { say } = useWords()
  switch (status) {
    case 'preliminary':
    case 'amended':
      return <Tag>{say(`results.status.${status}`)}</Tag>
    case 'cancelled':
    case 'entered-in-error':
      return <Tag tone="warning">{say(`results.status.${status}`)}</Tag>
    default:
      return null
  }
}

/** Critical results that nobody has said to have seen, with a button for all of them; nothing where there is none. */
export function CriticalResultsCard(props: {
  shell: Shell
  time: TimeFormat
  results: readonly ShownResult[]
  links: ResultLinks
}): ReactElement | null {
  const { shell, time, results, links } = props
  const { say } = shell.words
  return results.length === 0 ? null : (
    <Card heading={say('results.critical-heading')} id="critical-results" tone="critical">
      <ul className="mg-list">
        {results.map((one) => (
          <li key={one.id}>
            <ResultLine result={one} time={time} href={links.one(one.id)} />
            {links.acknowledge !== undefined && (
              <SeenForm shell={shell} action={links.acknowledge} seen={[one]}>
                {say('results.acknowledge')}
                <span className="nhsuk-u-visually-hidden">: {testName(shell.words, one)}</span>
              </SeenForm>
            )}
          </li>
        ))}
      </ul>
      {links.acknowledge !== undefined && results.length > 1 && (
        <SeenForm shell={shell} action={links.acknowledge} seen={results}>
          {say('results.acknowledge-all', { count: results.length })}
        </SeenForm>
      )}
    </Card>
  )
}
