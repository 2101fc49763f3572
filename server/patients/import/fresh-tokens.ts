import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { SourceDocument } from '../../../models/source-document.ts'
import type { Services } from '../../services.ts'
import { searchTokens, type NewPatient, type OtherIdentifier } from '../create-patient.ts'
import { mapPatient } from './map-patient.ts'
import { isUnusable } from './read-fields.ts'
import { isResource, readResource } from './resource.ts'

/** A patient whose record is open. */
export type OpenedPatient = { readonly id: string; readonly key: KeyObject; readonly values: NewPatient }

/** The identifiers that other systems gave, as an imported resource says them. @throws SealBrokenError */
function identifiersIn(document: SourceDocument, key: KeyObject, today: string): readonly OtherIdentifier[] {
  const place = { table: 'source_documents', column: 'content', row: document.id }
  const resource = readResource(Buffer.from(document.content.open(key, place)))
  const mapped = isResource(resource) ? mapPatient(resource, today) : undefined
  return mapped === undefined || isUnusable(mapped) ? [] : mapped.otherIdentifiers
}

/**
 * Every search token of these patients under the key that is written with now, those of other systems' identifiers too,
 * in the order of the patients.
 * @throws SealBrokenError
 */
export async function freshTokens(
  services: Pick<Services, 'time' | 'blindIndex' | 'clock'>,
  transaction: Transaction,
  patients: readonly OpenedPatient[],
): Promise<ReturnType<typeof searchTokens>[]> {
  const documents = await SourceDocument.findAll({
    where: { patientId: patients.map(({ id }) => id), resourceType: 'Patient' },
    transaction,
  })
  const today = services.time.isoDate(services.clock.now())
  const index = services.blindIndex.writing
  return patients.map(({ id, key, values }) => {
    const mine = documents.filter(({ patientId }) => patientId === id)
    const identifiers = mine.flatMap((document) => identifiersIn(document, key, today))
    return searchTokens(index, values, identifiers)
  })
}
