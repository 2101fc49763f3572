import { said, type MessageToSay } from '../../../views/words/said.ts'

/** What is wrong with a line that is no CSV, by the code with which csv-parse says it. */
export function csvError(code: string | undefined): MessageToSay {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return said('catalogue.line.quote-open')
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE':
      return said('catalogue.line.quote-stray')
    default:
      return said('catalogue.line.unreadable')
  }
}
