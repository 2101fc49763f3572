import { said } from '../../../views/words/said.ts'
import { letter, oneLine, type MessageText } from '../../mail/message-text.ts'

/**
 * A report's counts, and the way to it. Nothing of a patient is in it, and no name: a mail cannot be guarded.
 * @param values.period the days it is about, in words
 */
export const reportByMail = (values: {
  readonly displayName: string
  readonly title: string
  readonly period: string
  readonly figures: readonly { readonly label: string; readonly value: number }[]
  readonly link: string
}): MessageText => {
  const about = { title: oneLine(values.title), period: oneLine(values.period) }
  return {
    kind: 'report',
    subject: said('mail.report.subject', about),
    text: letter(
      values.displayName,
      said('mail.report.figures', about),
      values.figures.map(({ label, value }) => `${label}: ${value}`).join('\n'),
      said('mail.report.next', { link: values.link }),
      said('mail.report.end'),
    ),
  }
}
