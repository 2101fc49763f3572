import { measures, readingText } from '../../../server/vital-kinds.ts'
import type { Words } from '../../words/words.ts'
import type { Reading } from './vital-sign.ts'

/** "37.2 °C", "120/80 mmHg", "7 of 10" */
export function measuredText(
  { say }: Pick<Words, 'say'>,
  reading: Pick<Reading, 'kind' | 'value' | 'diastolic'>,
): string {
  const { unit } = measures[reading.kind]
  const number = readingText(reading)
  if (reading.kind === 'pain') {
    return say('vital-signs.pain-score', { value: number })
  }
  return unit === '%' || unit.startsWith('/') ? `${number}${unit}` : `${number}\u00A0${unit}`
}

/** Why it was written down after a death; null where that was not asked. */
export const afterDeathText = (
  { say }: Pick<Words, 'say'>,
  { reasonAfterDeath: reason }: Pick<Reading, 'reasonAfterDeath'>,
): string | null => (reason === null ? null : say('vital-signs.after-death-remark', { reason }))

/** Where or how it was measured; null where nothing is said. */
export const circumstanceText = (
  { say }: Pick<Words, 'say'>,
  { circumstance }: Pick<Reading, 'circumstance'>,
): string | null => (circumstance === null ? null : say(`vital-signs.circumstance.${circumstance}`))
