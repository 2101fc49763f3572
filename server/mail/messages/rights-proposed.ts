import { letter, type MessageText } from './message-text.ts'

/** Tells those who may approve that a change of rights waits for them. Whom it concerns is said on the page only. */
export const rightsProposed = (values: { readonly link: string; readonly days: number }): MessageText => ({
  kind: 'rights-proposed',
  subject: 'A change of rights waits for approval',
  text: letter(
    undefined,
    'Somebody is to get a right that only two people together can give. It needs your yes or no, unless you proposed it yourself.',
    `To see what would change, and why, sign in and open the page below within ${values.days} days; after that it lapses.`,
    values.link,
  ),
})
