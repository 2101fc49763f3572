import { mapOrganization } from '../mapping/map-organization.ts'
import { isUnusable } from '../mapping/read-fields.ts'
import { namedBy } from '../mapping/references.ts'
import type { Reference } from '../mapping/datatypes.ts'
import type { Taker } from './taker.ts'

/** The names of organizations, for the practitioners who work for them. They have no table: their documents are kept. */
export class OrganizationNames {
  readonly #names = new Map<string, string>()

  /** The name of the organization that a reference names: of this import, else as the reference itself says. */
  named(reference: Reference | undefined): string | null {
    const name = namedBy(reference, 'Organization')
    const key = name === undefined ? '' : 'id' in name ? name.id : name.token
    return this.#names.get(key) ?? reference?.display ?? null
  }

  readonly taker: Taker = {
    take: (resource) => {
      const mapped = mapOrganization(resource)
      if (isUnusable(mapped)) {
        return { targetId: null, documentOnly: mapped.unusable }
      }
      for (const key of [resource.id, ...mapped.tokens]) {
        this.#names.set(key, mapped.name)
      }
      return { targetId: null, documentOnly: null }
    },
    write: async () => {},
  }
}
