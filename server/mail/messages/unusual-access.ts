import { count, letter, type MessageText } from './message-text.ts'

/** Tells the security team what a detector found. Neither the patient nor the reader is named. */
export const unusualAccess = (values: {
  readonly title: string
  readonly alerts: number
  readonly listLink: string
}): MessageText => ({
  kind: 'unusual-access',
  subject: `Unusual access to records: ${values.title.toLowerCase()}`,
  text: letter(
    undefined,
    `The audit log shows access to records that should be looked into (${values.title.toLowerCase()}): ${count(values.alerts, 'new alert')}.`,
    'To look into it, sign in and open:',
    values.listLink,
  ),
})
