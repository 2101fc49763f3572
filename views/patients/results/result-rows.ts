import { commonTestOf } from '../../../server/common-tests.ts'
import { comparators, markSources, resultMarks, resultSorts } from '../../../server/result-kinds.ts'
import type { SummaryRow } from '../../components/summary-list.tsx'
import type { TimeFormat } from '../../format.ts'
import type { Words } from '../../words/words.ts'
import { collectedText, markText, rangeOf, saidDate, valueText } from './result-text.ts'
import type { ShownResult } from './result.ts'

/** What a result says, field by field, as it is kept in its history. */
export type ResultStated = Readonly<Record<string, string | null | undefined>>

const statuses = ['preliminary', 'final', 'amended', 'cancelled', 'entered-in-error'] as const

export function resultRows(words: Words, stated: ResultStated, time: TimeFormat): readonly SummaryRow[] {
  const { say } = words
  const text = (name: string) => stated[name] ?? null
  const known = commonTestOf(text('loinc'))
  const mark = resultMarks.find((one) => one === stated['mark'])
  const markedBy = markSources.find((one) => one === stated['markedBy'])
  const reported = resultMarks.find((one) => one === stated['reported'])
  const status = statuses.find((one) => one === stated['status'])
  const [collectedAt, reportedAt, reason] = [
    text('collectedAt'),
    text('reportedAt'),
    text('reasonAfterDeath'),
  ]
  const value = {
    value: text('value'),
    comparator: comparators.find((one) => one === stated['comparator']) ?? null,
    unit: text('unit'),
    sort: resultSorts.find((one) => one === stated['sort']) ?? 'text',
  }
  const marked =
    mark === undefined
      ? say('results.mark-none')
      : markedBy === undefined
        ? markText(words, mark)
        : say('results.marked-by', { mark: markText(words, mark), by: say(`results.marked-by.${markedBy}`) })
  return [
    {
      key: say('results.field.test'),
      value:
        known === undefined ? text('test') : `${say(`results.test.${known.loinc}`)} (LOINC ${known.loinc})`,
    },
    { key: say('results.field.value'), value: valueText(words, value) },
    {
      key: say('results.field.range'),
      value: rangeOf({ low: text('low'), high: text('high'), range: text('range') }),
    },
    { key: say('results.mark'), value: marked },
    ...(reported === undefined || reported === mark
      ? []
      : [{ key: say('results.reported-mark'), value: markText(words, reported) }]),
    { key: say('results.status'), value: status === undefined ? null : say(`results.status.${status}`) },
    {
      key: say('results.field.collected'),
      value:
        collectedAt === null
          ? null
          : collectedText(
              words,
              { collectedAt: new Date(collectedAt), collectedOn: text('collectedOn') },
              time,
            ),
    },
    {
      key: say('results.field.reported'),
      value: reportedAt === null ? null : saidDate(words, reportedAt, time),
    },
    { key: say('results.field.panel'), value: text('panel') },
    { key: say('results.field.specimen'), value: text('specimen') },
    { key: say('results.field.method'), value: text('testMethod') },
    { key: say('results.field.laboratory'), value: text('laboratory') },
    { key: say('results.field.comment'), value: text('comment') },
    ...(reason === null ? [] : [{ key: say('results.after-death'), value: reason }]),
  ]
}

/** A result as its history says it. */
export const statedOf = (result: ShownResult): ResultStated => ({
  test: result.test,
  loinc: result.loinc,
  sort: result.sort,
  value: result.value,
  comparator: result.comparator,
  unit: result.unit,
  low: result.low,
  high: result.high,
  range: result.range,
  reported: result.reported,
  mark: result.mark,
  markedBy: result.markedBy,
  status: result.status,
  collectedAt: result.collectedAt.toISOString(),
  collectedOn: result.collectedOn,
  reportedAt: result.reportedAt,
  panel: result.panel,
  specimen: result.specimen,
  testMethod: result.testMethod,
  laboratory: result.laboratory,
  comment: result.comment,
  reasonAfterDeath: result.reasonAfterDeath,
})

/** Who has seen it as it now stands. */
export const acknowledgedRow = ({ say }: Words, result: ShownResult, time: TimeFormat): SummaryRow => ({
  key: say('results.acknowledged'),
  value:
    result.acknowledged === null
      ? say(result.awaited ? 'results.not-acknowledged' : 'results.not-awaited')
      : say('results.acknowledged-by', {
          by: result.acknowledged.by ?? '',
          at: time.dateTime(result.acknowledged.at),
        }),
})
