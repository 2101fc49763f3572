import { reasonText } from '../../../views/emergency-access/reasons.ts'
import { letter, oneLine, type MessageText } from './message-text.ts'

/**
 * Tells the security team that somebody waits for their approval. No patient is named.
 * @param values.until by the facility's clock
 */
export const emergencyAccessRequested = (values: {
  readonly who: string
  readonly reasonCode: string
  readonly until: string
  readonly link: string
}): MessageText => ({
  kind: 'emergency-access-requested',
  subject: 'Somebody waits for your approval of emergency access',
  text: letter(
    undefined,
    `${oneLine(values.who)} has used up today’s emergency access and asks for more. They are waiting.`,
    `Reason given: ${reasonText(values.reasonCode)}.`,
    `To approve or refuse it until ${values.until}, sign in and open:`,
    values.link,
  ),
})
