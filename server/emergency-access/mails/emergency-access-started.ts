import { reasonSaid } from '../reason-said.ts'
import { said } from '../../../views/words/said.ts'
import { letter, oneLine, type MessageText } from '../../mail/message-text.ts'

/**
 * Tells the security team that someone broke the glass. Neither the patient nor their record number is named: a mail
 * cannot be guarded, and the link shows both to anyone who may see them.
 */
export const emergencyAccessStarted = (values: {
  readonly who: string
  /** Whether it is for their own work outside hours, and not for a patient who is not in their care. */
  readonly ownWork: boolean
  readonly reasonCode: string
  readonly when: Date
  readonly reviewLink: string
}): MessageText => ({
  kind: 'emergency-access-started',
  subject: said('mail.emergency-access-started.subject'),
  text: letter(
    undefined,
    said(values.ownWork ? 'mail.emergency-access-started.own-work' : 'mail.emergency-access-started.glass', {
      who: oneLine(values.who),
      when: values.when,
    }),
    said('mail.emergency-access.reason', { reason: reasonSaid(values.reasonCode) }),
    said('mail.emergency-access-started.next'),
    values.reviewLink,
  ),
})
