import type { Subject } from '../../../models/queries/http/request-facts.ts'
import { uuid } from '../../is-id.ts'
import type { RegisteredOperation, SubjectKind } from '../../operations/operation.ts'

const pattern = new RegExp(`^/(patients|prescriptions)/(${uuid})(?:/|$)`)

/** The record that a path speaks of, so that its facts can be read together with the session. */
export function subjectOf(path: string): Subject | undefined {
  const [, collection, id] = pattern.exec(path) ?? []
  if (id === undefined) {
    return path.startsWith('/my/') ? { kind: 'own' } : undefined
  }
  return { kind: collection === 'patients' ? 'patient' : 'prescription', id }
}

/** Whether what an operation is about is somebody's record. */
export const isOfRecord = (subject: RegisteredOperation['subject'] | undefined): subject is SubjectKind =>
  subject === 'patient' || subject === 'prescription' || subject === 'own-record'

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
      const found = address.exec(path)
      if (found !== null && kind === 'own-record') {
        return { kind: 'own' }
      }
      const id = found?.[1]
      if (id !== undefined && kind !== 'own-record') {
        return { kind, id }
      }
    }
    return undefined
  }
}
