import { Practitioner } from '../../../../models/patients/practitioner.ts'
import type { Reference } from '../mapping/datatypes.ts'
import { namedBy } from '../mapping/references.ts'

/** Everyone whom a reference to a practitioner may name: those on record, and those met in this import. */
export class PractitionerDirectory {
  readonly #bySourceId = new Map<string, string>()
  readonly #byToken = new Map<string, string>()
  readonly #sources = new Map<string, string>()
  readonly #names = new Map<string, string>()

  /** The directory of those on record. */
  static async load(): Promise<PractitionerDirectory> {
    const directory = new PractitionerDirectory()
    const rows = await Practitioner.findAll({ attributes: ['id', 'sourceId', 'identifier', 'name'] })
    for (const { id, sourceId, identifier, name } of rows) {
      directory.add(id, sourceId ?? undefined, identifier === null ? [] : [identifier], name)
    }
    return directory
  }

  /** @param tokens identifiers as `system|value`; the first who has one keeps it */
  add(id: string, sourceId: string | undefined, tokens: readonly string[], name: string): void {
    this.#names.set(id, name)
    if (sourceId !== undefined) {
      this.#bySourceId.set(sourceId, id)
      this.#sources.set(id, this.#sources.get(id) ?? sourceId)
    }
    for (const token of tokens) {
      if (!this.#byToken.has(token)) {
        this.#byToken.set(token, id)
      }
    }
  }

  /** The row of whoever has this identifier. */
  withToken(token: string | undefined): string | undefined {
    return token === undefined ? undefined : this.#byToken.get(token)
  }

  /** The id of the resource that a row was first made from. */
  sourceOf(id: string): string | undefined {
    return this.#sources.get(id)
  }

  /** The row that a reference names. */
  named(reference: Reference): string | undefined {
    const name = namedBy(reference, 'Practitioner')
    if (name === undefined) {
      return undefined
    }
    return 'id' in name ? this.#bySourceId.get(name.id) : this.#byToken.get(name.token)
  }

  /** What somebody is called whom a reference names. */
  nameOf(reference: Reference): string | undefined {
    return this.#names.get(this.named(reference) ?? '')
  }
}
