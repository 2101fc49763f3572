import { letter, oneLine, type MessageText } from './message-text.ts'

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
}): MessageText => ({
  kind: 'report',
  subject: `${oneLine(values.title)}: ${oneLine(values.period)}`,
  text: letter(
    values.displayName,
    `${oneLine(values.title)}, ${oneLine(values.period)}:`,
    values.figures.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    `To read the report, sign in and open:\n${values.link}`,
    'You asked for this report by mail. You can end that under Reports, Reports by mail.',
  ),
})
