import type { ReactNode } from 'react'
import { parsePartialDate } from '../../server/partial-date.ts'
import { timeElement, type TimeFormat } from '../format.ts'
import { partialDateText } from '../words/partial-date-text.ts'
import type { Words } from '../words/words.ts'
import type { PrescriptionLine } from './prescription.ts'

/** When a prescription was written, with the precision that is known. */
export function writtenText(words: Words, written: PrescriptionLine['written'], time: TimeFormat): ReactNode {
  if (written instanceof Date) {
    return timeElement(time, written)
  }
  const date = parsePartialDate(written ?? '')
  return date === undefined
    ? words.say('prescriptions.written.not-known')
    : partialDateText(words, date, (at) => time.dateTime(at))
}
