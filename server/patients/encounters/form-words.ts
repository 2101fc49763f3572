import type { ChartEncounter } from '../../../views/patients/chart.ts'
import type { Notice } from '../../../views/words/notice.ts'
import { said } from '../../../views/words/said.ts'
import type { Services } from '../../services.ts'
import type { AddedProblems } from './add-problems.ts'
import { partsTyped } from './parts-typed.ts'

/** What the form of an amendment begins with. */
export const asTyped = ({ time }: Services, before: ChartEncounter): Record<string, string> => ({
  kind: before.kind,
  ...(before.occurredOn === null
    ? time.momentTyped('occurredAt', before.occurredAt)
    : { occurredAt: before.occurredOn }),
  reason: before.reason ?? '',
  notes: before.notes ?? '',
  diagnoses: before.diagnoses ?? '',
  ...partsTyped(before.content),
})

/** A button of the form that only searches. */
export const onlyAsks = ({ findDiagnosis }: Readonly<Record<string, string>>): boolean =>
  findDiagnosis !== undefined

/**
 * What is said of it, with how many diagnoses became problems where any was to, and which did not. A notice waits in the session,
 * which is not sealed: it names a diagnosis by its row, not by its words.
 */
export const recordedNotice = (
  plain: 'patients.notice.encounter-recorded' | 'patients.notice.amendment-recorded',
  { added, known }: AddedProblems,
): Notice => [
  said(plain),
  ...(added === 0 ? [] : [said('patients.notice.problems-added', { added })]),
  ...(known.length === 0
    ? []
    : [
        said('patients.notice.problems-known', {
          diagnoses: known.map((row) => said('patients.encounter-form.diagnosis', { row })),
        }),
      ]),
]
