import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { ErasedTombstone } from '../../../models/patients/erased-tombstone.ts'
import { Patient } from '../../../models/patients/patient.ts'
import { SourceDocument } from '../../../models/patients/source-document.ts'
import type { Services } from '../../services.ts'
import { openFields } from '../change-patient.ts'
import { mapPatient } from '../import/mapping/map-patient.ts'
import { isUnusable } from '../import/mapping/read-fields.ts'
import { isResource, readResource } from '../import/resource.ts'
import { TombstoneTokens, type IdentifyingFacts } from './tombstone-tokens.ts'

/** By what the resources that a patient came from would be recognised. @throws SealBrokenError */
function fromDocument(document: SourceDocument, key: KeyObject, today: string): IdentifyingFacts {
  const place = { table: 'source_documents', column: 'content', row: document.id }
  const resource = readResource(Buffer.from(document.content.open(key, place)))
  if (!isResource(resource)) {
    return {}
  }
  const mapped = mapPatient(resource, today)
  return isUnusable(mapped)
    ? { sourceId: resource.id }
    : { sourceId: resource.id, who: mapped.values, otherIdentifiers: mapped.otherIdentifiers }
}

/**
 * Keeps what an import needs to see that this person was erased, and nothing by which anybody else could name them. In the
 * transaction that erases the record, and before it does, while there is something to hash.
 * @throws SealBrokenError
 */
export async function bury(
  services: Services,
  transaction: Transaction,
  { patientId, at }: { readonly patientId: string; readonly at: Date },
): Promise<void> {
  const key = await services.patientKeys.load(patientId, transaction)
  const patient = await Patient.findByPk(patientId, { transaction, rejectOnEmpty: true })
  const documents = await SourceDocument.findAll({
    where: { patientId, resourceType: 'Patient' },
    transaction,
  })
  const today = services.time.isoDate(at)
  const known = [
    { who: openFields(patient, key) },
    ...documents.map((document) => fromDocument(document, key, today)),
  ]
  const tokens = new TombstoneTokens(services.purposeKeys['erased-tombstones'])
  const all = new Map(known.flatMap((one) => tokens.of(one)).map((token) => [token.toString('hex'), token]))
  await ErasedTombstone.bulkCreate(
    [...all.values()].map((token) => ({ token, erasedAt: at })),
    { transaction, ignoreDuplicates: true, returning: false },
  )
}
