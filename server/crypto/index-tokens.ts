import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { normaliseEmail } from './email-address.ts'
import { foldedWords, namePrefixes, nameQueryWords } from './name-words.ts'
import { normaliseNationalId } from './national-id.ts'
import { normalisePhoneNumber } from './phone-number.ts'

const NAME_TOKEN_BYTES = 8
const KEY_ID_BYTES = 8

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
  readonly #nationalId: KeyObject
  readonly #phone: KeyObject
  readonly #email: KeyObject
  readonly #identifier: KeyObject
  readonly #name: KeyObject
  readonly #person: KeyObject
  readonly #surname: KeyObject
  readonly #address: KeyObject

  constructor(key: KeyObject) {
    this.keyId = hash('key id', subKey(key, 'key id')).toString('hex', 0, KEY_ID_BYTES)
    this.#nationalId = subKey(key, 'national id')
    this.#phone = subKey(key, 'phone')
    this.#email = subKey(key, 'email')
    this.#identifier = subKey(key, 'identifier')
    this.#name = subKey(key, 'name prefix')
    this.#person = subKey(key, 'name and birth date')
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
   * 32 bytes for a name and a date of birth (YYYY-MM-DD) together: the same whatever the order, capitals and accents of the
   * words. Undefined where the name has no word.
   */
  nameAndBirthDate(names: string, birthDate: string): Buffer | undefined {
    const words = nameQueryWords(names)
    return words.length === 0
      ? undefined
      : hash(JSON.stringify([...words.toSorted(), birthDate]), this.#person)
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

  /** 8-byte tokens of every beginning of every word of these names, sorted: what a row stores. */
  nameTokens(...names: string[]): Buffer[] {
    const tokens = namePrefixes(names).map((prefix) => nameToken(prefix, this.#name))
    return tokens.toSorted((one, other) => Buffer.compare(one, other))
  }

  /** 8-byte tokens, one for each word typed: a row matches that stores them all. Empty where there is nothing to search. */
  nameQueryTokens(query: string): Buffer[] {
    return nameQueryWords(query).map((word) => nameToken(word, this.#name))
  }
}
