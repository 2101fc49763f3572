import type { ResultCourse, ShownResult } from '../../../views/patients/results/result.ts'

const countsAsNumber = ({ sort, status }: ShownResult) =>
  sort === 'number' && status !== 'entered-in-error' && status !== 'cancelled'

const bound = (text: string | null) => (text === null ? null : Number(text))

const unitOf = ({ ucum, unit }: ShownResult) => ucum ?? unit

/**
 * What is drawn of the results of one test: the numbers in the unit of the newest, since others would lie; undefined where there is
 * none.
 * @param results of that test, the newest first
 */
export function courseOfTest(results: readonly ShownResult[]): ResultCourse | undefined {
  const newest = results.find(countsAsNumber)
  if (newest === undefined) {
    return undefined
  }
  const drawn = results.filter((one) => countsAsNumber(one) && unitOf(one) === unitOf(newest))
  return {
    points: drawn.toReversed().map(({ id, collectedAt, value, mark }) => ({
      id,
      at: collectedAt,
      value: Number(value),
      mark,
    })),
    low: bound(newest.low),
    high: bound(newest.high),
    unit: newest.unit,
    left: results.filter(({ status }) => status !== 'entered-in-error').length - drawn.length,
  }
}
