import type { Subject } from '../../models/queries/request-facts.ts'
import type { SubjectKind } from '../operations/operation.ts'

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const pattern = new RegExp(`^/(patients|prescriptions)/(${uuid})(?:/|$)`)
const whole = new RegExp(`^${uuid}$`)

/** The record that a path speaks of, so that its facts can be read together with the session. */
export function subjectOf(path: string): Subject | undefined {
  const [, collection, id] = pattern.exec(path) ?? []
  if (id === undefined) {
    return path.startsWith('/my/') ? { kind: 'own' } : undefined
  }
  return { kind: collection === 'patients' ? 'patient' : 'prescription', id }
}

/** Whether a path parameter is an identifier at all; anything else cannot exist. */
export const isId = (text: string): boolean => whole.test(text)

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
