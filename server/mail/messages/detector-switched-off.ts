import { letter, oneLine, type MessageText } from './message-text.ts'

/** Tells the security team that one kind of unusual access is not looked for any more. */
export const detectorSwitchedOff = (values: {
  readonly title: string
  readonly by: string
  readonly link: string
}): MessageText => ({
  kind: 'detector-switched-off',
  subject: `Not looked for any more: ${values.title.toLowerCase()}`,
  text: letter(
    undefined,
    `${oneLine(values.by)} switched off the detector “${values.title}”. What it would have flagged is not flagged until it is switched on again, and what happens until then is not looked at later.`,
    'To see what is on, sign in and open:',
    values.link,
  ),
})
