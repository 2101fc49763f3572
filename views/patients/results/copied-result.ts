import type { TimeFormat } from '../../format.ts'
import { isolated } from '../../isolated.ts'
import type { Words } from '../../words/words.ts'
import type { CopiedResult } from '../copy.ts'
import { collectedText, markText, rangeOf, saidDate, testName, valueText } from './result-text.ts'

const statuses = ['preliminary', 'amended', 'cancelled', 'entered-in-error'] as const

const labelled = (label: string, value: string | null) => (value === null ? null : `${label}: ${value}`)

/** A result as a printed copy says it. */
export function copiedResult(
  words: Words,
  one: CopiedResult,
  time: TimeFormat,
): { readonly head: string; readonly lines: readonly (string | null)[] } {
  const { say } = words
  const status = statuses.find((known) => known === one.status)
  const range = rangeOf(one)
  return {
    head: `${testName(words, one)} ${valueText(words, one)}`,
    lines: [
      status === undefined ? null : say(`results.status.${status}`),
      one.mark === null ? null : markText(words, one.mark),
      range === null ? null : say('results.range-reported', { range }),
      labelled(say('results.field.collected'), collectedText(words, one, time)),
      labelled(
        say('results.field.reported'),
        one.reportedAt === null ? null : saidDate(words, one.reportedAt, time),
      ),
      labelled(say('results.field.panel'), one.panel),
      labelled(say('results.field.laboratory'), one.laboratory),
      labelled(say('results.field.specimen'), one.specimen),
      labelled(say('results.field.method'), one.testMethod),
      one.author === null ? null : isolated(one.author.name),
      one.comment,
      labelled(say('results.after-death'), one.reasonAfterDeath),
    ],
  }
}
