import type { ImportResult } from '../patients/import/import-fhir.ts'
import { verdicts, type Tally } from '../patients/import/tally.ts'
import { tableText } from './output.ts'

const headings = ['resource', 'read', 'new', 'changed', 'unchanged', 'document only', 'not taken']

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

function patientsSentence(tally: Tally): string {
  const { taken, changed, unchanged, refused } = tally.of('Patient')
  const parts = [
    [taken, 'new'],
    [changed, 'changed'],
    [unchanged, 'unchanged'],
    [refused, 'not taken'],
  ] as const
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`)
  return `${plural(tally.read('Patient'), 'patient')}: ${said.join(', ')}.`
}

/** Whether an import had nothing to write. */
const changedNothing = (tally: Tally) =>
  tally.total('taken') + tally.total('changed') + tally.total('documentOnly') === 0

/** What an import came to, as a table and sentences. @param seconds how long it took */
export function importSummary(
  { tally, losses, erased }: ImportResult,
  { dryRun, seconds }: { dryRun: boolean; seconds: number },
): string {
  const rows = tally
    .types()
    .map((type) => [
      type,
      String(tally.read(type)),
      ...verdicts.map((verdict) => String(tally.of(type)[verdict])),
    ])
  const patients = tally.read('Patient')
  const pace = patients === 0 ? '' : `, ${(patients / seconds).toFixed(1)} patients a second`
  return [
    tableText([headings, ...rows], 1),
    '',
    ...(patients === 0 ? [] : [patientsSentence(tally)]),
    ...(changedNothing(tally)
      ? ['Everything that could be taken is on record already: nothing was changed.']
      : []),
    ...(tally.total('refused') > 0
      ? [`${plural(tally.total('refused'), 'resource')} not taken; see the lines above.`]
      : []),
    ...(erased.patients > 0
      ? [
          `${plural(erased.patients, 'patient')} left out, with ${plural(erased.resources, 'resource')} in all: erased here at their own wish, and not brought back by an import.`,
        ]
      : []),
    losses === 0
      ? 'Nothing was lost.'
      : `${plural(losses, 'thing')} could not be taken, or not whole: each has a line above, and the patients’ charts say so too.`,
    dryRun ? 'This was a dry run: it says what would be done, and nothing was written.' : '',
    `It took ${seconds.toFixed(1)} s${pace}.`,
  ]
    .filter((line, place) => line !== '' || place === 1)
    .join('\n')
}
