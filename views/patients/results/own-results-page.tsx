import type { ReactElement } from 'react'
import { Card } from '../../components/card.tsx'
import { Pagination, type PageLinks } from '../../components/pagination.tsx'
import { Time } from '../../components/time.tsx'
import { ClinicalPage, type ClinicalPageProps } from '../clinical/clinical-page.tsx'
import { MarkTag } from './mark-tag.tsx'
import { StatusTag } from './result-cards.tsx'
import { ResultPlot } from './result-plot.tsx'
import { collectedText, plainWords, rangeOf, testName, valueText } from './result-text.ts'
import type { ResultCourse, ShownResult, ShownTest } from './result.ts'

/** A patient's own results, each with what the test is in plain words; what the care team still has to look at is said. */
export function OwnResultsPage(
  props: ClinicalPageProps & {
    results: readonly ShownResult[]
    tests: readonly ShownTest[]
    test: ShownTest | undefined
    course: ResultCourse | undefined
    /** How many are not shown yet, and after how many days they are. */
    heldBack: number
    days: number
    address: string
    back: { href: string; label: string }
    pages?: PageLinks | undefined
  },
): ReactElement {
  const { shell, time, results, test, course, heldBack, days, address, back, pages } = props
  const { words } = shell
  const { say } = words
  const plain = test && plainWords(words, test)
  return (
    <ClinicalPage
      {...props}
      heading={test === undefined ? say('results.own-heading') : testName(words, test)}
      back={test === undefined ? back : { href: address, label: say('results.own-link') }}
      lead={plain ?? say('results.own-lead')}
      wide
    >
      {heldBack > 0 && <p className="mg-muted">{say('results.own-held-back', { count: heldBack, days })}</p>}
      {test !== undefined && course !== undefined && (
        <ResultPlot test={testName(words, test)} course={course} time={time} />
      )}
      {results.length === 0 ? (
        <p className="mg-muted">{say('results.none')}</p>
      ) : (
        <Card heading={say('results.heading')}>
          <ul className="mg-list">
            {results.map((one) => {
              const range = rangeOf(one)
              const said = test === undefined ? plainWords(words, one) : null
              return (
                <li key={one.id}>
                  {test === undefined ? (
                    <a href={`${address}?test=${one.testId}`}>{testName(words, one)}</a>
                  ) : (
                    testName(words, one)
                  )}{' '}
                  {one.status === 'entered-in-error' ? (
                    say('results.own-taken-back')
                  ) : (
                    <strong className="mg-clinical-text">{valueText(words, one)}</strong>
                  )}{' '}
                  {one.status !== 'entered-in-error' && <MarkTag mark={one.mark} />}{' '}
                  {one.status !== 'entered-in-error' && <StatusTag status={one.status} />}
                  {said !== null && <span className="mg-list__detail">{said}</span>}
                  <span className="mg-list__detail">
                    <Time iso={one.collectedAt.toISOString()} text={collectedText(words, one, time)} />
                    {range !== null && one.status !== 'entered-in-error' && (
                      <>, {say('results.range-reported', { range })}</>
                    )}
                  </span>
                  {one.comment !== null && one.status !== 'entered-in-error' && (
                    <span className="mg-list__detail mg-clinical-text">{one.comment}</span>
                  )}
                </li>
              )
            })}
          </ul>
        </Card>
      )}
      <Pagination label={say('results.pages')} {...pages} />
    </ClinicalPage>
  )
}
