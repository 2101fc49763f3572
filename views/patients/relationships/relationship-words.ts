import type { Words } from '../../words/words.ts'
import type { RelationshipDocument, RelationshipKind } from './relationship.ts'

export const relationshipKinds: readonly RelationshipKind[] = ['self', 'guardian', 'representative']

export const relationshipDocuments: readonly RelationshipDocument[] = [
  'identity-card',
  'passport',
  'driving-licence',
  'birth-certificate',
  'court-order',
  'known-in-person',
]

/** Who somebody is to the patient, as the desk chooses it. */
export const kindWords = ({ say }: Words, kind: RelationshipKind): string => say(`code.reader.${kind}`)

/** What was seen at the desk. */
export const documentWords = ({ say }: Words, document: RelationshipDocument): string =>
  say(`code.document.${document}`)
