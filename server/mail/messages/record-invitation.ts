import { letter, type MessageText } from './message-text.ts'

/** To a person whom the front desk invites to read a record: their own, or a child's. */
export const recordInvitation = (values: {
  readonly code: string
  readonly recordNumber: string
  readonly link: string
  readonly validDays: number
}): MessageText => ({
  kind: 'record-invitation',
  subject: 'Your invitation to read a record',
  text: letter(
    undefined,
    `The front desk invites you to read record ${values.recordNumber}. Open this page and enter the code:`,
    values.link,
    `Code: ${values.code}`,
    `It works once, for ${values.validDays} days. If you did not ask for it, tell the front desk; nothing happens until the code is used.`,
  ),
})
