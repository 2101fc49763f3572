import { said } from '../../../views/words/said.ts'
import { letter, type MessageText } from '../../mail/message-text.ts'

/**
 * Hands a checkpoint of the audit log to the security team, to be kept where nobody who runs MedGuard can change it.
 * @param note the signed note
 */
export const auditCheckpoint = (note: string): MessageText => ({
  kind: 'audit-checkpoint',
  subject: said('mail.audit-checkpoint.subject'),
  text: letter(
    undefined,
    said('mail.audit-checkpoint.keep'),
    note.trimEnd(),
    said('mail.audit-checkpoint.check'),
  ),
})
