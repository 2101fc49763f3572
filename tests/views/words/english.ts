import { saidOfIssue } from '../../../server/operations/fault.ts'
import { openWords } from '../../../views/words/words.ts'

/** The words of the product in English, as somebody in Johannesburg reads them. */
export const english = openWords('en', 'Africa/Johannesburg')

/** What an issue of a schema says to whoever reads English. */
export const toldOfIssue = (message: string): string => english.tell(saidOfIssue({ code: 'custom', message }))
