import { isolated } from '../isolated.ts'
import { dayText } from '../words/calendar-date.ts'
import type { Words } from '../words/words.ts'
import type { Handover } from './handover.ts'

function batchLine(words: Words, { batch, batchExpiresOn }: Handover): string | undefined {
  const { say } = words
  const expiry = batchExpiresOn === null ? null : dayText(words, batchExpiresOn)
  if (batch !== null) {
    return expiry === null
      ? say('pharmacy.handover.batch', { batch })
      : say('pharmacy.handover.batch-expires', { batch, expiry })
  }
  return expiry === null ? undefined : say('pharmacy.handover.expires', { expiry })
}

function collectorLine({ say }: Words, handover: Handover): string | undefined {
  const { collectedBy, collectorName, collectorRelation, collectorIdSeen } = handover
  if (collectedBy !== 'other') {
    return collectedBy === null ? undefined : say('pharmacy.handover.collected-by-patient')
  }
  const name = isolated(collectorName ?? '')
  const relation = collectorRelation ?? ''
  const seen = collectorIdSeen ?? ''
  if (relation !== '' && seen !== '') {
    return say('pharmacy.handover.collected-by-both', { name, relation, seen })
  }
  return relation === ''
    ? say('pharmacy.handover.collected-by-id', { name, seen })
    : say('pharmacy.handover.collected-by-relation', { name, relation })
}

/** What was said of a supply beside its quantity, a sentence each; nothing of what was not said. */
export function handoverLines(words: Words, handover: Handover | null): readonly string[] {
  if (handover === null) {
    return []
  }
  const { say } = words
  const { substitutionReason, counselling, counsellingNote } = handover
  return [
    substitutionReason === null
      ? undefined
      : say('pharmacy.handover.substituted', { reason: substitutionReason }),
    batchLine(words, handover),
    counselling === null ? undefined : say(`pharmacy.handover.counselling-${counselling}`),
    counsellingNote === null
      ? undefined
      : say('pharmacy.handover.counselling-note', { note: counsellingNote }),
    collectorLine(words, handover),
  ].filter((line) => line !== undefined)
}
