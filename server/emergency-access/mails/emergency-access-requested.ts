import { reasonSaid } from '../reason-said.ts'
import { said } from '../../../views/words/said.ts'
import { letter, oneLine, type MessageText } from '../../mail/message-text.ts'

/** Tells the security team that somebody waits for their approval. No patient is named. */
export const emergencyAccessRequested = (values: {
  readonly who: string
  readonly reasonCode: string
  readonly until: Date
  readonly link: string
}): MessageText => ({
  kind: 'emergency-access-requested',
  subject: said('mail.emergency-access-requested.subject'),
  text: letter(
    undefined,
    said('mail.emergency-access-requested.what', { who: oneLine(values.who) }),
    said('mail.emergency-access.reason', { reason: reasonSaid(values.reasonCode) }),
    said('mail.emergency-access-requested.next', { until: values.until }),
    values.link,
  ),
})
