import { letter, type MessageText } from './message-text.ts'

/**
 * Hands a checkpoint of the audit log to the security team, to be kept where nobody who runs MedGuard can change it.
 * @param note the signed note
 */
export const auditCheckpoint = (note: string): MessageText => ({
  kind: 'audit-checkpoint',
  subject: 'Checkpoint of the audit log',
  text: letter(
    undefined,
    'Keep this message. It is the signed state of the audit log: with it, anyone can later tell whether the log was changed, cut or written anew.',
    note.trimEnd(),
    'Save the lines from the name of the log to the signature as a file, and check an export of the log against it with: medguard audit-verify FILE --public-key PEM --checkpoint CHECKPOINT',
  ),
})
