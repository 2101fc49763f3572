import type { ReactElement } from 'react'
import { SummaryList } from '../components/summary-list.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { dayText } from '../words/calendar-date.ts'
import { HandedOver } from './handed-over.tsx'
import { scheduleText } from './schedule-text.ts'
import { leftText, routeText, timesText } from './order-text.ts'
import { writtenText } from './written-text.tsx'
import type { PrescriptionDetail } from './prescription.ts'
import { useWords } from '../use-words.ts'

/** Everything that is prescribed: what a prescriber reads before signing, and a pharmacist before dispensing. */
export function OrderSummary(props: { prescription: PrescriptionDetail; time: TimeFormat }): ReactElement {
  const words = useWords()
  const { say } = words

  const { prescription, time } = props
  const { order, signedAt, written, supply, status } = prescription
  return (
    <SummaryList
      rows={[
        {
          key: 'Medicine',
          value: (
            <>
              <strong>{order.medication}</strong>
              <HandedOver products={prescription.handedOver} />
            </>
          ),
        },
        { key: say('prescriptions.schedule.label'), value: scheduleText(words, prescription.schedule) },
        { key: 'Dose', value: order.dose },
        { key: 'How it is given', value: routeText(words, order.route) },
        { key: 'How often', value: order.frequency },
        { key: 'Quantity each time', value: order.quantity },
        { key: 'May be dispensed', value: timesText(words, order.repeats) },
        ...(status === 'approved' ? [{ key: 'Left to dispense', value: leftText(words, supply) }] : []),
        ...(order.repeats !== null && order.repeats > 0 && supply?.days !== undefined
          ? [
              {
                key: 'One supply lasts',
                value: supply.days === 1 ? '1 day' : `${supply.days} days`,
              },
            ]
          : []),
        ...(status === 'approved' && supply?.dueOn !== undefined
          ? [{ key: 'Next supply due', value: dayText(words, supply.dueOn) }]
          : []),
        { key: 'Instructions', value: order.instructions ?? 'None' },
        { key: 'Valid until', value: order.expiresOn === null ? null : dayText(words, order.expiresOn) },
        { key: 'Prescriber', value: order.prescriber },
        { key: 'Written', value: writtenText(words, written, time) },
        {
          key: 'Signed',
          value:
            signedAt === null ? say('prescriptions.order-summary.not-signed') : timeElement(time, signedAt),
        },
      ]}
    />
  )
}
