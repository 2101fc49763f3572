import { said } from '../../../views/words/said.ts'
import { letter, type MessageText } from '../../mail/message-text.ts'

/** Warns somebody that a licence or training runs out. @param values.lastDay YYYY-MM-DD @param values.days until then */
export const expiryWarning = (values: {
  readonly displayName: string
  readonly kind: 'licence' | 'training'
  readonly lastDay: string
  readonly days: number
}): MessageText => {
  const { kind, days } = values
  return {
    kind: 'expiry-warning',
    subject: said('mail.expiry-warning.subject', { kind, days }),
    text: letter(
      values.displayName,
      said('mail.expiry-warning.what', { kind, days, lastDay: new Date(`${values.lastDay}T00:00:00Z`) }),
      said(`mail.expiry-warning.then-${kind}`),
      said('mail.expiry-warning.renewed'),
    ),
  }
}
