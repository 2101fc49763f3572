import { dayText } from '../words/calendar-date.ts'
import type { Tone } from '../components/tag.tsx'
import type { Words } from '../words/words.ts'
import type { PrescriptionLine } from './prescription.ts'

type StateName =
  | 'partly-collected'
  | 'ready'
  | 'being-checked'
  | 'run-out'
  | 'collected'
  | 'closed'
  | 'cancelled'
  | 'on-record'

/** How it stands: by name, by colour, and in plain words. */
export type State = { readonly tag: StateName; readonly tone: Tone; readonly words: string }

/** What can still be collected of an open prescription, in plain words. @param last the last day */
function openState(words: Words, line: PrescriptionLine, last: string, today: string): State {
  const { say } = words
  const { supply } = line
  const until = dayText(words, last)
  const further = supply === undefined ? 0 : supply.of - supply.current
  if (supply?.begun === true) {
    const { owed, quantity } = supply
    const now = say('prescriptions.own-prescriptions.still-to-collect', { owed, quantity, until })
    return {
      tag: 'partly-collected',
      tone: 'warning',
      words:
        further === 0
          ? now
          : `${now} ${say('prescriptions.own-prescriptions.after-that', { times: further })}`,
    }
  }
  const ready = say('prescriptions.own-prescriptions.can-collect', { times: further + 1, until })
  return {
    tag: 'ready',
    tone: 'success',
    words:
      supply?.dueOn !== undefined && supply.dueOn > today
        ? `${ready} ${say('prescriptions.own-prescriptions.next-time', { from: dayText(words, supply.dueOn) })}`
        : ready,
  }
}

function closedState({ say }: Words, { supply }: PrescriptionLine): State {
  return supply === undefined || supply.supplied >= supply.total
    ? { tag: 'collected', tone: 'info', words: say('prescriptions.own-prescriptions.all-collected') }
    : {
        tag: 'closed',
        tone: 'info',
        words: say('prescriptions.own-prescriptions.closed', {
          supplied: supply.supplied,
          total: supply.total,
        }),
      }
}

/** How one of a patient's own prescriptions stands. */
export function ownPrescriptionState(words: Words, line: PrescriptionLine, today: string): State {
  const { say } = words
  const { status, trust, order } = line
  if (trust === 'altered' || trust === 'damaged') {
    return {
      tag: 'being-checked',
      tone: 'critical',
      words: say('prescriptions.own-prescriptions.being-checked'),
    }
  }
  if (status === 'approved' && order.expiresOn !== null) {
    return order.expiresOn < today
      ? {
          tag: 'run-out',
          tone: 'neutral',
          words: say('prescriptions.own-prescriptions.run-out', { until: dayText(words, order.expiresOn) }),
        }
      : openState(words, line, order.expiresOn, today)
  }
  if (status === 'dispensed') {
    return closedState(words, line)
  }
  if (status === 'cancelled') {
    return { tag: 'cancelled', tone: 'warning', words: say('prescriptions.own-prescriptions.cancelled') }
  }
  return { tag: 'on-record', tone: 'neutral', words: say('prescriptions.own-prescriptions.on-record') }
}
