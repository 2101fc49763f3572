import {
  findPatients,
  type SearchScope,
  type FoundPatient,
  type Reading,
  type SearchTokens,
} from '../../models/queries/patients/find-patients.ts'
import type { Actor } from '../access/actor.ts'
import { soughtBirthFacts } from '../crypto/birth-facts.ts'
import type { BlindIndex } from '../crypto/blind-index.ts'
import type { IndexTokens } from '../crypto/index-tokens.ts'
import { countWords, MOST_QUERY_WORDS } from '../crypto/name-words.ts'
import { Refused } from '../operations/refused.ts'
import type { Services } from '../services.ts'
import { readTypedBirth, type TypedBirth } from './read-typed-births.ts'

/** Every way to take what was typed as a name, a date of birth, or both. */
function readingsOf(index: IndexTokens, typed: string, birth: TypedBirth | undefined): Reading[] {
  const asNames = (words: string, birthTokens: readonly Buffer[]) =>
    index.nameQueries(words).map((nameTokens) => ({ nameTokens, birthTokens }))
  if (birth === undefined) {
    return asNames(typed, [])
  }
  const birthTokens = birth.dates.flatMap(soughtBirthFacts).map((fact) => index.born(fact))
  const withNames = asNames(birth.words, birthTokens)
  return [
    ...(withNames.length === 0 ? [{ nameTokens: [], birthTokens }] : withNames),
    ...(birth.doubtful ? asNames(typed, []) : []),
  ]
}

/**
 * The tokens of what was typed: it may be a name, a date of birth, both, a record number, a national id, a phone number or
 * an e-mail address.
 * @param today YYYY-MM-DD
 * @throws Refused for more words than can be searched for
 */
export function soughtFrom(blindIndex: BlindIndex, text: string, today: string): SearchTokens | undefined {
  const typed = text.trim()
  if (typed === '') {
    return undefined
  }
  const birth = readTypedBirth(typed, today)
  const words = countWords(birth?.words ?? typed)
  if (words > MOST_QUERY_WORDS) {
    throw new Refused('too-many-words', { values: { most: MOST_QUERY_WORDS } })
  }
  const exact = blindIndex.searching.flatMap((index) => [
    index.nationalId(typed),
    index.phone(typed),
    index.email(typed),
  ])
  return {
    recordNumber: typed.toUpperCase(),
    exactTokens: exact.filter((token) => token !== undefined),
    readings: blindIndex.searching.flatMap((index) => readingsOf(index, typed, birth)),
    // Names have no digits: what has some and is no date is a number that one person has.
    fitsFew: birth === undefined ? words > 1 || /\d/.test(typed) : words > 0,
  }
}

const findableBy = (actor: Actor): SearchScope =>
  actor.patientScope === 'demographics' ? { kind: 'everyone' } : { kind: 'in-care-of', userId: actor.id }

/**
 * Finds the patients that the actor may list, by what was typed, in the order of their record numbers. Nothing is opened.
 * @throws Refused
 */
export const searchPatients = async (
  services: Services,
  actor: Actor,
  { text, after, limit, at }: { text: string; after: string; limit: number; at: Date },
): Promise<FoundPatient[]> =>
  findPatients(services.prepared, {
    findable: findableBy(actor),
    sought: soughtFrom(services.blindIndex, text, services.time.isoDate(at)),
    after,
    limit,
    at,
  })
