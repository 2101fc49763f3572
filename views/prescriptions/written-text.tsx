import type { ReactNode } from 'react'
import { parsePartialDate, partialDateText } from '../../server/partial-date.ts'
import { timeElement, type TimeFormat } from '../format.ts'
import type { PrescriptionLine } from './prescription.ts'

/** When a prescription was written, with the precision that is known. */
export function writtenText(written: PrescriptionLine['written'], time: TimeFormat): ReactNode {
  if (written instanceof Date) {
    return timeElement(time, written)
  }
  const date = parsePartialDate(written ?? '')
  return date === undefined ? 'Not known' : partialDateText(date, (at) => time.dateTime(at))
}
