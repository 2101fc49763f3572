import { negatedCode, none, noneKnown, unknown, type Negation } from './clinical/negation-codes.ts'

// The same in words.

const phrases: Readonly<Record<string, Negation>> = {
  nka: noneKnown('any'),
  nkda: noneKnown('medication'),
  nkma: noneKnown('medication'),
  nkfa: noneKnown('food'),
  // Alone they may deny allergies, or stand where nobody asked: who reads “no known allergies” would prescribe.
  none: unknown,
  nil: unknown,
  'none known': noneKnown('any'),
  'nil known': noneKnown('any'),
  'no known adverse drug reactions': noneKnown('medication'),
  'not allergic': noneKnown('any'),
  'not allergic to anything': noneKnown('any'),
  'geen bekende allergieë': noneKnown('any'),
  'geen allergieë': noneKnown('any'),
  'keine bekannten allergien': noneKnown('any'),
  'keine allergien bekannt': noneKnown('any'),
  'aucune allergie connue': noneKnown('any'),
  'sin alergias conocidas': noneKnown('any'),
}

const scopes: readonly (readonly [RegExp, 'any' | 'medication' | 'food' | 'environment'])[] = [
  [/^(?:any|anything|any kind|of any kind|any substances?)$/, 'any'],
  [/^(?:any )?(?:drugs?|medications?|medicines?|medicinal products?|medicinal)$/, 'medication'],
  [/^(?:any )?(?:foods?|foodstuffs?)$/, 'food'],
  [/^(?:any )?(?:environmental|environment|environmental substances?)$/, 'environment'],
]

const reactions =
  '(?:allerg(?:y|ies)|allergic reactions?|hypersensitivit(?:y|ies)|(?:drug )?sensitivit(?:y|ies)|intolerances?|adverse reactions?)'
const denial = '(?:no known history of|no history of|no|nil|denies any|denies)'
const saying = new RegExp(
  `^(?:the )?(?:patient )?(?:has )?${denial}(?<known> (?:known|reported|previous|past))*(?: (?<before>[\\p{L} ]{1,60}?))?` +
    ` ${reactions}(?: (?:to|against) (?<after>[\\p{L}\\p{N} -]{1,60}))?(?<told> (?:known|reported))?$`,
  'u',
)
const notAllergic = /^not (?:known to be )?allergic to (?<after>[\p{L}\p{N} -]{1,60})$/u
const others = /^(?:no|nil) (?:other|further|more)(?: known)? (?:[\p{L}]+ )?(?:allergy|allergies)$/u
// That nothing stands in a record is not that nothing is known.
const notSaid =
  /^(?:allerg(?:y|ies) )?(?:status |history )?(?:is |are )?(?:unknown|not known|not asked|not assessed|not documented|not recorded|undetermined|unable to obtain|unable to assess)$|^(?:unknown|unspecified) allerg(?:y|ies)(?: status| history)?$|^no (?:allerg(?:y|ies)(?: (?:information|data|information available|recorded|documented|on file|on record))|information on allergies)$/u
// "No allergy but to nuts" says that there is one, and "no penicillin because of severe allergy" why it is not given.
const exception =
  /\b(?:because|due|since|for|severe|serious|known|longer|please|given|avoid|but|except|excepting|excluding|apart|besides|beyond|other|than|only|unless|and|or)\b/u

// "No nuts - allergy", "No NSAIDs: allergy": an instruction, and the allergy that is its reason.
const instruction = /\s[‐‑–—-]\s|:/u

const plain = (words: string) =>
  words
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[‐‑–—_-]/gu, ' ')
    .replaceAll(/[.!:"'“”‘’()[\]]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function about(what: string | undefined): Negation | undefined {
  const of = what?.trim() ?? ''
  if (of === '') {
    return noneKnown('any')
  }
  const scope = scopes.find(([pattern]) => pattern.test(of))?.[1]
  if (scope !== undefined) {
    return noneKnown(scope)
  }
  const parts = of.split(/ (?:and|or) /u)
  const kinds = parts.every((part) => scopes.some(([pattern]) => pattern.test(part)))
  return exception.test(of) && !kinds ? undefined : none(capital(of))
}

function negatedWords(words: string): Negation | undefined {
  const text = plain(words)
  if (Object.hasOwn(phrases, text)) {
    return phrases[text]
  }
  if (others.test(text) || notSaid.test(text)) {
    return unknown
  }
  if (instruction.test(words)) {
    return undefined
  }
  const { before, after } = saying.exec(text)?.groups ?? notAllergic.exec(text)?.groups ?? {}
  if (before !== undefined && after !== undefined) {
    return undefined
  }
  return saying.test(text) || notAllergic.test(text) ? about(before ?? after) : undefined
}

/**
 * What an entry of a list of allergies says where it is none: that none are known (of any kind, of one kind, or to one
 * substance), or that nothing is known. Undefined for an allergy, and wherever the words say anything more.
 * @param entry.codes `system|code` each
 * @param entry.reaction an unknown substance that somebody reacted to is an allergy
 */
export function negationOf(entry: {
  readonly words: string
  readonly codes: readonly string[]
  readonly reaction?: string | null
}): Negation | undefined {
  const found =
    entry.codes.map(negatedCode).find((negation) => negation !== undefined) ?? negatedWords(entry.words)
  return found?.says === 'unknown' && (entry.reaction ?? null) !== null ? undefined : found
}
