import { isolated } from '../../views/isolated.ts'
import type { MessageKind } from './message-kinds.ts'
import { said, type MessageToSay, type Text } from '../../views/words/said.ts'

/**
 * What a message says, by keys and values: it is said in the language of whoever gets it. A paragraph that is a plain text, such as
 * a link, stands on its own as it is.
 */
export type MessageText = {
  readonly kind: MessageKind
  readonly subject: MessageToSay
  readonly text: readonly Text[]
}

/**
 * A name or another value from elsewhere, on one line: it cannot add lines to a message that look like ours, or turn round
 * what stands beside it. Marks that only join or part letters stay: names are written with them.
 */
export const oneLine = (value: string): string =>
  isolated(value.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim())

/** The paragraphs of a mail, with the greeting above and who wrote it beneath. */
export const letter = (displayName: string | undefined, ...paragraphs: readonly Text[]): readonly Text[] => [
  displayName === undefined
    ? said('mail.greeting')
    : said('mail.greeting-to', { name: oneLine(displayName) }),
  ...paragraphs,
  said('mail.footer'),
]

export const tellSecurity = said('mail.tell-security')

/** The way to stop whoever it was. @param link that locks the account */
export const notMe = (link: string): MessageToSay => said('mail.not-me', { link })
