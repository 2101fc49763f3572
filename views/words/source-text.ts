import { sourceLanguage } from './languages.ts'
import type { Text } from './said.ts'
import { openWords } from './words.ts'

const source = openWords(sourceLanguage, 'UTC')

/** What is said, in the language that everything is written in first: for programs and files that have no reader of their own. */
export const sourceText = (text: Text): string => source.tell(text)
