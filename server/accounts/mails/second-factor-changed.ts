import { said, type MessageToSay } from '../../../views/words/said.ts'
import { letter, tellSecurity, type MessageText } from '../../mail/message-text.ts'

/** Tells someone that their second step has changed. */
export const secondFactorChanged = (values: {
  readonly displayName: string
  readonly what:
    | 'enrolled'
    | 'removed'
    | 'reset-by-administrator'
    | 'backup-codes-made'
    | 'text-messages-added'
    | 'text-messages-removed'
    | 'backup-code-used'
  readonly when: Date
  /** What else matters, for example how many backup codes are left. */
  readonly note?: MessageToSay
}): MessageText => ({
  kind: 'second-factor-changed',
  subject: said('mail.second-factor-changed.subject'),
  text: letter(
    values.displayName,
    said(`mail.second-factor-changed.${values.what}`, { when: values.when }),
    ...(values.note === undefined ? [] : [values.note]),
    tellSecurity,
  ),
})
