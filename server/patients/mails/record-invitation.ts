import { said } from '../../../views/words/said.ts'
import { letter, type MessageText } from '../../mail/message-text.ts'

/** To a person whom the front desk invites to read a record: their own, or a child's. */
export const recordInvitation = (values: {
  readonly code: string
  readonly recordNumber: string
  readonly link: string
  readonly validDays: number
}): MessageText => ({
  kind: 'record-invitation',
  subject: said('mail.record-invitation.subject'),
  text: letter(
    undefined,
    said('mail.record-invitation.what', { recordNumber: values.recordNumber }),
    values.link,
    said('mail.record-invitation.code', { code: values.code }),
    said('mail.record-invitation.works', { days: values.validDays }),
  ),
})
