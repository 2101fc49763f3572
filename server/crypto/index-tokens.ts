import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { normaliseEmail } from './email-address.ts'
import { foldedWords, namePrefixes, nameQueries, sortedLetters } from './name-words.ts'
import { normaliseNationalId } from './national-id.ts'
import { normalisePhoneNumber } from './phone-number.ts'

const NAME_TOKEN_BYTES = 8
const KEY_ID_BYTES = 8

/** The form of what is stored of a patient. Where it changes, the rows of the form before are made anew. */
const PATIENT_FORM = '2'

function subKey(key: KeyObject, kind: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, '', `medguard blind index: ${kind}`, 32)))
}

function hash(text: string, key: KeyObject): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest()
}

function nameToken(prefix: string, key: KeyObject): Buffer {
  return hash(prefix, key).subarray(0, NAME_TOKEN_BYTES)
}

/**
 * What is stored beside ciphertext so that it can be found: keyed hashes (HMAC-SHA256, RFC 2104) of the normalised
 * value. Each kind has its own key, derived by HKDF (RFC 5869), so equal texts of two kinds do not look equal.
 */
export class IndexTokens {
  /** Names the key without telling anything of it. */
  readonly keyId: string
  /** Names the key and the form of what is stored of a patient. */
  readonly patientIndexId: string
  readonly #nationalId: KeyObject
  readonly #phone: KeyObject
  readonly #email: KeyObject
  readonly #identifier: KeyObject
  readonly #name: KeyObject
  readonly #fullName: KeyObject
  readonly #born: KeyObject
  readonly #surname: KeyObject
  readonly #address: KeyObject

  constructor(key: KeyObject) {
    this.keyId = hash('key id', subKey(key, 'key id')).toString('hex', 0, KEY_ID_BYTES)
    this.patientIndexId = `${this.keyId}.${PATIENT_FORM}`
    this.#nationalId = subKey(key, 'national id')
    this.#phone = subKey(key, 'phone')
    this.#email = subKey(key, 'email')
    this.#identifier = subKey(key, 'identifier')
    this.#name = subKey(key, 'name prefix')
    this.#fullName = subKey(key, 'full name')
    this.#born = subKey(key, 'birth date')
    this.#surname = subKey(key, 'surname')
    this.#address = subKey(key, 'address')
  }

  /** 32 bytes, the same however the id is spaced, dashed or capitalised; undefined where no letter or digit is left. */
  nationalId(text: string): Buffer | undefined {
    const normalised = normaliseNationalId(text)
    return normalised === '' ? undefined : hash(normalised, this.#nationalId)
  }

  /** 32 bytes, the same for every spelling of one number; undefined with fewer than six digits. */
  phone(text: string, defaultCountryCode = '27'): Buffer | undefined {
    const normalised = normalisePhoneNumber(text, defaultCountryCode)
    return normalised === undefined ? undefined : hash(normalised, this.#phone)
  }

  /** 32 bytes, the same whatever the case; undefined where nothing is left. */
  email(text: string): Buffer | undefined {
    const normalised = normaliseEmail(text)
    return normalised === '' ? undefined : hash(normalised, this.#email)
  }

  /** 32 bytes for an identifier that another system gave, such as a FHIR identifier; system and value count exactly. */
  identifier(system: string, value: string): Buffer {
    return hash(JSON.stringify([system, value]), this.#identifier)
  }

  /**
   * 32 bytes for a whole name: the same whatever the order, capitals, accents, spaces and hyphens. Undefined where the name
   * has no letter.
   */
  fullName(names: string): Buffer | undefined {
    const letters = sortedLetters(names)
    return letters === '' ? undefined : hash(letters, this.#fullName)
  }

  /** 32 bytes for something that is so of a date of birth, such as the month that it lies in. */
  born(fact: string): Buffer {
    return hash(fact, this.#born)
  }

  /** 32 bytes for each word of a family name of two letters or more: whole words, so that Nel is not Nelson. */
  surnames(familyName: string): Buffer[] {
    const words = foldedWords(familyName).filter((word) => word.length > 1)
    return [...new Set(words)].map((word) => hash(word, this.#surname))
  }

  /** 32 bytes, the same whatever the commas, capitals and line ends; undefined with fewer than two words. */
  address(text: string): Buffer | undefined {
    const words = foldedWords(text)
    return words.length < 2 ? undefined : hash(JSON.stringify(words), this.#address)
  }

  /** 8-byte tokens of every beginning of every word of these names, alone and with what follows it, sorted: what a row stores. */
  nameTokens(...names: string[]): Buffer[] {
    const tokens = namePrefixes(names).map((prefix) => nameToken(prefix, this.#name))
    return tokens.toSorted((one, other) => Buffer.compare(one, other))
  }

  /**
   * 8-byte tokens, one for each word typed, in every way to take neighbours as one word: a row matches that stores all of
   * one of these. Empty where there is nothing to search.
   */
  nameQueries(query: string): Buffer[][] {
    return nameQueries(query).map((words) => words.map((word) => nameToken(word, this.#name)))
  }
}
