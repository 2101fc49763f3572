import { said } from '../../../views/words/said.ts'
import type { Text } from '../../../views/words/said.ts'
import { letter, type MessageText } from '../../mail/message-text.ts'

/** Tells officers that something is wrong with the audit log. @param words what, in codes and counts */
export const auditLogAlert = (words: Text, link: string): MessageText => ({
  kind: 'audit-log-alert',
  subject: said('mail.audit-log-alert.subject'),
  text: letter(undefined, words, said('mail.audit-log-alert.next', { link })),
})
