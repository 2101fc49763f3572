import type { Transaction } from 'sequelize'
import { PatientKey } from '../../models/patients/patient-key.ts'
import { Patient } from '../../models/patients/patient.ts'
import {
  lockOtherwiseIndexed,
  storeDocumentIndexes,
  storePatientIndexes,
  type IndexedTable,
} from '../../models/queries/keys/reindex.ts'
import { SourceDocument } from '../../models/patients/source-document.ts'
import type { BlindIndex } from '../crypto/blind-index.ts'
import { openFields } from '../patients/change-patient.ts'
import { freshTokens } from '../patients/import/fresh-tokens.ts'
import { isKind } from '../patients/import/kinds.ts'
import { isResource, readResource } from '../patients/import/resource.ts'
import type { Services } from '../services.ts'

export type ReindexServices = Pick<
  Services,
  'sequelize' | 'blindIndex' | 'patientKeys' | 'purposeKeys' | 'time' | 'clock'
>

const firstId = '00000000-0000-0000-0000-000000000000'

/** What a row is marked with that stands under the key written with, and in the form of now. */
export const indexIdOf = ({ writing }: BlindIndex, table: IndexedTable): string =>
  table === 'patients' ? writing.patientIndexId : writing.keyId

/** Makes the search tokens of these patients anew. @throws SealBrokenError */
export async function reindexPatients(
  services: ReindexServices,
  transaction: Transaction,
  ids: readonly string[],
): Promise<void> {
  const { sequelize, patientKeys, blindIndex } = services
  const rows = await Patient.findAll({ where: { id: [...ids] }, transaction })
  const keys = await PatientKey.findAll({ where: { patientId: [...ids] }, transaction })
  const wrapped = new Map(keys.map((row) => [row.patientId, row]))
  const opened = rows.flatMap((patient) => {
    const row = wrapped.get(patient.id)
    const key = row && patientKeys.open(patient.id, row)
    return key === undefined ? [] : [{ id: patient.id, key, values: openFields(patient, key) }]
  })
  const tokens = await freshTokens(services, transaction, opened)
  const made = opened.flatMap(({ id }, position) => {
    const found = tokens[position]
    return found === undefined ? [] : [{ id, ...found }]
  })
  const erased = rows
    .filter(({ id }) => !wrapped.has(id))
    .map(({ id }) => ({ id, nationalIdIndex: null, exactTokens: [], nameTokens: [] }))
  await storePatientIndexes(sequelize, transaction, indexIdOf(blindIndex, 'patients'), [...made, ...erased])
}

async function reindexDocuments(
  services: ReindexServices,
  transaction: Transaction,
  ids: readonly string[],
): Promise<void> {
  const { sequelize, patientKeys, purposeKeys, blindIndex } = services
  const rows = await SourceDocument.findAll({ where: { id: [...ids] }, transaction })
  const owners = rows.flatMap(({ patientId }) => (patientId === null ? [] : [patientId]))
  const keys = await PatientKey.findAll({ where: { patientId: owners }, transaction })
  const keyOf = new Map(keys.map((row) => [row.patientId, patientKeys.open(row.patientId, row)]))
  const nameOf = (row: SourceDocument): { kind: string; id: string } => {
    const key = row.patientId === null ? purposeKeys.documents : keyOf.get(row.patientId)
    // What nobody can read any more is not found by its id either.
    const unnamed = { kind: 'unreadable', id: row.id }
    if (key === undefined || !isKind(row.resourceType)) {
      return unnamed
    }
    const place = { table: 'source_documents', column: 'content', row: row.id }
    const resource = readResource(Buffer.from(row.content.open(key, place)))
    return isResource(resource) ? resource : unnamed
  }
  const made = rows.map((row) => {
    const { kind, id } = nameOf(row)
    return { id: row.id, sourceIndex: blindIndex.writing.identifier(kind, id) }
  })
  await storeDocumentIndexes(sequelize, transaction, indexIdOf(blindIndex, 'source_documents'), made)
}

const reindexers = { patients: reindexPatients, source_documents: reindexDocuments } as const

/** Makes the search index of a table anew, batch by batch, each in a transaction of its own. @throws SealBrokenError */
export async function reindexBatches(
  services: ReindexServices,
  table: IndexedTable,
  batch: number,
  onDone: (rows: number) => void,
): Promise<void> {
  const { sequelize, blindIndex } = services
  const keyId = indexIdOf(blindIndex, table)
  for (let after: string | undefined = firstId; after !== undefined;) {
    const from = after
    const ids = await sequelize.transaction(async (transaction) => {
      const asked = { keyId, after: from, limit: batch }
      const locked = await lockOtherwiseIndexed(sequelize, transaction, table, asked)
      if (locked.length > 0) {
        await reindexers[table](services, transaction, locked)
      }
      return locked
    })
    onDone(ids.length)
    after = ids.at(-1)
  }
}
