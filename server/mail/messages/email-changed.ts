import { letter, tellSecurity, type MessageText } from './message-text.ts'

/** Tells the address before that another takes its place. @param values.when by the facility's clock */
export const emailChanged = (values: {
  readonly displayName: string
  readonly when: string
  /** Whether the new address already holds, or still has to be confirmed. */
  readonly done: boolean
  /** Until when the new one gets no link to a new password, where it was entered by an administrator. */
  readonly settles?: string
}): MessageText => ({
  kind: 'email-changed',
  subject: 'The e-mail address of your account changes',
  text: letter(
    values.displayName,
    values.done
      ? `On ${values.when} another e-mail address was put in the place of this one.`
      : `On ${values.when} another e-mail address was entered for your account. It takes the place of this one once it is confirmed.`,
    values.settles === undefined
      ? 'If you know of this, you need do nothing.'
      : `Until ${values.settles} no new password can be asked for with the new address. If you know of this, you need do nothing.`,
    tellSecurity,
  ),
})
