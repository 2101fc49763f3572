import type { ShownResult } from '../../../views/patients/results/result.ts'
import type { Services } from '../../services.ts'
import { rangeAsTyped, valueAsTyped } from './typed-result.ts'

/** A result as the form that corrects it is filled with it. */
export const resultAsTyped = (time: Services['time'], one: ShownResult): Record<string, string> => ({
  test: one.test,
  value: valueAsTyped(one),
  unit: one.unit ?? '',
  range: rangeAsTyped(one) ?? '',
  mark: one.reported ?? '',
  panel: one.panel ?? '',
  laboratory: one.laboratory ?? '',
  specimen: one.specimen ?? '',
  testMethod: one.testMethod ?? '',
  status: one.status === 'entered-in-error' ? 'final' : one.status,
  comment: one.comment ?? '',
  reasonAfterDeath: one.reasonAfterDeath ?? '',
  ...time.momentTyped('collectedAt', one.collectedAt),
  ...(one.reportedAt === null ? {} : time.momentTyped('reportedAt', new Date(one.reportedAt))),
})
