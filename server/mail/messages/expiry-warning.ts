import { letter, type MessageText } from './message-text.ts'

/** Warns somebody that a licence or training runs out. @param values.lastDay in words, @param values.left as "in 7 days" */
export const expiryWarning = (values: {
  readonly displayName: string
  readonly kind: 'licence' | 'training'
  readonly lastDay: string
  readonly left: string
  readonly stops: string
}): MessageText => ({
  kind: 'expiry-warning',
  subject: `Your ${values.kind} ${values.left}`,
  text: letter(
    values.displayName,
    `The last day of your ${values.kind} is ${values.lastDay}: it ${values.left}.`,
    values.stops,
    'Once it is renewed, tell your administrator the new date: it holds at once.',
  ),
})
