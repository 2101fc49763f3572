import type { Subject } from '../../models/queries/request-facts.ts'
import { uuid } from '../is-id.ts'
import type { SubjectKind } from '../operations/operation.ts'

export { isId } from '../is-id.ts'

const pattern = new RegExp(`^/(patients|prescriptions)/(${uuid})(?:/|$)`)

/** The record that a path speaks of, so that its facts can be read together with the session. */
export function subjectOf(path: string): Subject | undefined {
  const [, collection, id] = pattern.exec(path) ?? []
  if (id === undefined) {
    return path.startsWith('/my/') ? { kind: 'own' } : undefined
  }
  return { kind: collection === 'patients' ? 'patient' : 'prescription', id }
}

/**
 * The records that addresses speak of, by the operations whose faces stand there: the first that fits.
 * @param places patterns as Express takes them, whose `:id` names something of this kind
 */
export function subjectsIn(
  places: readonly { readonly pattern: string; readonly kind: SubjectKind }[],
): (path: string) => Subject | undefined {
  const known = places.map(({ pattern: address, kind }) => ({
    address: new RegExp(`^${address.replace(':id', `(${uuid})`).replaceAll(/:\w+/g, '[^/]+')}/?$`),
    kind,
  }))
  return (path) => {
    for (const { address, kind } of known) {
      const id = address.exec(path)?.[1]
      if (id !== undefined) {
        return { kind, id }
      }
    }
    return undefined
  }
}
