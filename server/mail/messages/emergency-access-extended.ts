import { letter, oneLine, type MessageText } from './message-text.ts'

/**
 * Tells the security team that somebody prolonged their emergency access. No patient is named.
 * @param values.until by the facility's clock
 */
export const emergencyAccessExtended = (values: {
  readonly who: string
  readonly until: string
  readonly reviewLink: string
}): MessageText => ({
  kind: 'emergency-access-extended',
  subject: 'Emergency access was extended',
  text: letter(
    undefined,
    `${oneLine(values.who)} extended their emergency access until ${values.until}. It can be extended only once.`,
    'To see why, and what was done, sign in and open:',
    values.reviewLink,
  ),
})
