import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { SourceDocument } from '../../../models/patients/source-document.ts'
import type { Services } from '../../services.ts'
import { searchTokens, type NewPatient } from '../create-patient.ts'
import { mapPatient, type ImportedPatient } from './mapping/map-patient.ts'
import { isUnusable } from './mapping/read-fields.ts'
import { isResource, readResource } from './resource.ts'

/** A patient whose record is open. */
export type OpenedPatient = { readonly id: string; readonly key: KeyObject; readonly values: NewPatient }

type Others = Pick<ImportedPatient, 'otherIdentifiers' | 'otherDetails'>

/** The identifiers and names that other systems gave, as an imported resource says them. @throws SealBrokenError */
function othersIn(document: SourceDocument, key: KeyObject, today: string): readonly Others[] {
  const place = { table: 'source_documents', column: 'content', row: document.id }
  const resource = readResource(Buffer.from(document.content.open(key, place)))
  const mapped = isResource(resource) ? mapPatient(resource, today) : undefined
  return mapped === undefined || isUnusable(mapped) ? [] : [mapped]
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
    const others = mine.flatMap((document) => othersIn(document, key, today))
    return searchTokens(
      index,
      values,
      others.flatMap(({ otherIdentifiers }) => otherIdentifiers),
      {
        names: others.flatMap(({ otherDetails }) => otherDetails.names),
        phones: others.flatMap(({ otherDetails }) => otherDetails.phones),
        emails: others.flatMap(({ otherDetails }) => otherDetails.emails),
      },
    )
  })
}
