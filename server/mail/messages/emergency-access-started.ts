import { reasonText } from '../../../views/emergency-access/reasons.ts'
import { letter, oneLine, type MessageText } from './message-text.ts'

/**
 * Tells the security team that someone broke the glass. Neither the patient nor their record number is named: a mail
 * cannot be guarded, and the link shows both to who may see them.
 * @param values.when by the facility's clock
 */
export const emergencyAccessStarted = (values: {
  readonly who: string
  /** Whether it is for their own work outside hours, and not for a patient who is not in their care. */
  readonly ownWork: boolean
  readonly reasonCode: string
  readonly when: string
  readonly reviewLink: string
}): MessageText => ({
  kind: 'emergency-access-started',
  subject: 'Emergency access was started',
  text: letter(
    undefined,
    values.ownWork
      ? `${oneLine(values.who)} began emergency access on ${values.when}, to do their own work outside their hours or networks.`
      : `${oneLine(values.who)} broke the glass on ${values.when}, to open a record that is not in their care.`,
    `Reason given: ${reasonText(values.reasonCode)}.`,
    'Everything that is done with it is recorded. To see what was done, and to review it, sign in and open:',
    values.reviewLink,
  ),
})
