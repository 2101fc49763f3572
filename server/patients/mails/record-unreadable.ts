import { said } from '../../../views/words/said.ts'
import { letter, type MessageText } from '../../mail/message-text.ts'

/** Tells officers that a stored record does not open: it was changed outside MedGuard, or is damaged. */
export const recordUnreadable = (link: string): MessageText => ({
  kind: 'record-unreadable',
  subject: said('mail.record-unreadable.subject'),
  text: letter(
    undefined,
    said('mail.record-unreadable.what'),
    said('mail.record-unreadable.which', { link }),
    said('mail.record-unreadable.how-often'),
  ),
})
