import { letter, type MessageText } from './message-text.ts'

/** Tells officers that something is wrong with the audit log. @param words what, in codes and counts */
export const auditLogAlert = (words: string, link: string): MessageText => ({
  kind: 'audit-log-alert',
  subject: 'Something is wrong with the audit log',
  text: letter(
    undefined,
    words,
    `Keep the machine and its backups as they are. What is known stands on the page of the log’s integrity:\n${link}`,
  ),
})
