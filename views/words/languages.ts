import { en } from './en/index.ts'

/** The words of the product in English: the source of every other language, and the type. */
export type Messages = typeof en
export type MessageKey = keyof Messages

/** The codes that have a message under a name: those of `field` are what stands after `field.` */
export type CodeUnder<Name extends string> = MessageKey extends infer Key
  ? Key extends `${Name}.${infer Code}`
    ? Code
    : never
  : never

/** The words in another language: the same keys. Whether their values are the same, a test says. */
export type Translation = Readonly<Record<MessageKey, string>>

/** Each language with its words, and how it writes numbers and dates. */
export const languages = {
  en: { locale: 'en-GB', messages: en },
} as const satisfies Record<string, { readonly locale: string; readonly messages: Translation }>

export type Language = keyof typeof languages

/** What everything is written in first, and where nobody's own language is known. */
export const sourceLanguage: Language = 'en'

/** One of something for each language. */
export function perLanguage<Value>(make: (language: Language) => Value): Readonly<Record<Language, Value>> {
  return { en: make('en') }
}

/** Whether something stored or thrown is the key of a message. */
export const isMessageKey = (text: string): text is MessageKey => Object.hasOwn(en, text)
