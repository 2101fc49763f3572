import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { normaliseNationalId } from '../../crypto/national-id.ts'
import type { NewPatient, OtherIdentifier } from '../create-patient.ts'
import { isPlaceholder } from '../import/mapping/imported-identifiers.ts'
import { plainName } from '../import/taking/same-person.ts'

type ErasedPerson = Pick<NewPatient, 'givenName' | 'familyName' | 'birthDate' | 'nationalId'>

/** By what a person is recognised in an export. */
export type IdentifyingFacts = {
  /** The id of the Patient resource. */
  readonly sourceId?: string
  readonly who?: ErasedPerson
  readonly otherIdentifiers?: readonly OtherIdentifier[]
}

/**
 * Keyed hashes (HMAC-SHA256, RFC 2104) of what an erased person would be recognised by, under a key of their own that no
 * renewal of the search index exchanges: what was hashed is gone, so nobody could hash it again. The id of a resource counts
 * alone; a national id with the date of birth (or the name, where that is not known), and other identifiers with the name too, since one number may be that of a
 * family, or stand where none was known.
 */
export class TombstoneTokens {
  readonly #key: KeyObject

  constructor(key: KeyObject) {
    const bytes = hkdfSync('sha256', key, '', 'medguard erased tombstones: token', 32)
    this.#key = createSecretKey(Buffer.from(bytes))
  }

  #hash(...parts: readonly (string | null)[]): Buffer {
    return createHmac('sha256', this.#key).update(JSON.stringify(parts), 'utf8').digest()
  }

  #ofNationalId(who: ErasedPerson): Buffer[] {
    const { nationalId, birthDate } = who
    return nationalId === null || isPlaceholder(nationalId)
      ? []
      : [this.#hash('national id', normaliseNationalId(nationalId), birthDate ?? plainName(who))]
  }

  /** 32 bytes for each thing that tells this person from every other. */
  of({ sourceId, who, otherIdentifiers = [] }: IdentifyingFacts): Buffer[] {
    const source = sourceId === undefined ? [] : [this.#hash('source', 'Patient', sourceId)]
    if (who === undefined) {
      return source
    }
    const others = otherIdentifiers
      .filter(({ system, value }) => system !== '' && !isPlaceholder(value))
      .map(({ system, value }) => this.#hash('identifier', system, value, plainName(who), who.birthDate))
    return [...source, ...this.#ofNationalId(who), ...others]
  }
}
