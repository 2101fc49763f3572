import { setTimeout as wait } from 'node:timers/promises'
import type { Transaction } from 'sequelize'
import { DataKey } from '../../models/data-key.ts'
import { PatientKey } from '../../models/patient-key.ts'
import { Patient } from '../../models/patient.ts'
import { liveKeyHolders, type KeyHolder } from '../../models/queries/key-holders.ts'
import {
  countOtherwiseIndexed,
  lockOtherwiseIndexed,
  storeDocumentIndexes,
  storePatientIndexes,
  type IndexedTable,
} from '../../models/queries/reindex.ts'
import { SourceDocument } from '../../models/source-document.ts'
import { generateDataKey } from '../crypto/key-ring.ts'
import { openFields } from '../patients/change-patient.ts'
import { freshTokens } from '../patients/import/fresh-tokens.ts'
import { isKind } from '../patients/import/kinds.ts'
import { isResource, readResource } from '../patients/import/resource.ts'
import type { Services } from '../services.ts'
import { indexPurposes, readIndexKeys } from './index-keys.ts'
import type { RotationListener } from './rotate-root-key.ts'

type RenewalServices = Pick<
  Services,
  | 'sequelize'
  | 'prepared'
  | 'ring'
  | 'blindIndex'
  | 'patientKeys'
  | 'purposeKeys'
  | 'time'
  | 'clock'
  | 'trail'
>

const owner = (purpose: string) => `purpose:${purpose}`
const patienceMs = 60_000
const firstId = '00000000-0000-0000-0000-000000000000'

/** Running processes that do not write with the new index key although they had time to. */
export class IndexKeyBehindError extends Error {
  constructor(holders: readonly KeyHolder[]) {
    const which = holders.map(({ host, processId }) => `process ${processId} on ${host}`).join(', ')
    super(`The new index key has not been taken up by ${which}: start it again, then renew the key again`)
    this.name = 'IndexKeyBehindError'
  }
}

/** Makes the next key, or goes on with the one that a renewal before this one left. */
async function layOutNext({ ring, clock, blindIndex }: RenewalServices): Promise<void> {
  const purpose = indexPurposes.next
  const wrapped = ring.wrap(generateDataKey(), owner(purpose))
  await DataKey.bulkCreate([{ purpose, ...wrapped, createdAt: clock.now() }], { ignoreDuplicates: true })
  blindIndex.use(await readIndexKeys(ring))
}

async function waitForOthers(services: RenewalServices, listener: RotationListener): Promise<void> {
  const { prepared, blindIndex } = services
  const patience = AbortSignal.timeout(patienceMs)
  const behind = async () =>
    (await liveKeyHolders(prepared)).filter(({ indexKeyIds }) => indexKeyIds[0] !== blindIndex.writing.keyId)
  for (let holders = await behind(); holders.length > 0; holders = await behind()) {
    if (patience.aborted) {
      throw new IndexKeyBehindError(holders)
    }
    listener.waiting(holders)
    await wait(500)
  }
}

async function reindexPatients(
  services: RenewalServices,
  transaction: Transaction,
  ids: readonly string[],
): Promise<void> {
  const { sequelize, patientKeys, blindIndex } = services
  const [rows, keys] = await Promise.all([
    Patient.findAll({ where: { id: [...ids] }, transaction }),
    PatientKey.findAll({ where: { patientId: [...ids] }, transaction }),
  ])
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
  await storePatientIndexes(sequelize, transaction, blindIndex.writing.keyId, [...made, ...erased])
}

async function reindexDocuments(
  services: RenewalServices,
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
    const resource = readResource(Buffer.from(row.content.open(key, place)), row.resourceType)
    return isResource(resource) ? resource : unnamed
  }
  const made = rows.map((row) => {
    const { kind, id } = nameOf(row)
    return { id: row.id, sourceIndex: blindIndex.writing.identifier(kind, id) }
  })
  await storeDocumentIndexes(sequelize, transaction, blindIndex.writing.keyId, made)
}

const reindexers = { patients: reindexPatients, source_documents: reindexDocuments } as const

async function reindex(
  services: RenewalServices,
  table: IndexedTable,
  batch: number,
  onDone: (rows: number) => void,
): Promise<void> {
  const { sequelize, blindIndex } = services
  const keyId = blindIndex.writing.keyId
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

/** The new key takes the place of the old one, which is destroyed; nothing stands under it any more. */
async function promote({ sequelize, ring }: RenewalServices): Promise<void> {
  const { current, next } = indexPurposes
  await sequelize.transaction(async (transaction) => {
    const [row, before] = await Promise.all([
      DataKey.findByPk(next, { transaction, lock: transaction.LOCK.UPDATE, rejectOnEmpty: true }),
      DataKey.findByPk(current, { transaction, lock: transaction.LOCK.UPDATE, rejectOnEmpty: true }),
    ])
    const key = ring.unwrap({ rootKeyId: row.rootKeyId, wrapped: row.wrapped }, owner(next))
    await before.update({ ...ring.wrap(key, owner(current)), createdAt: row.createdAt }, { transaction })
    await row.destroy({ transaction })
  })
}

/**
 * Makes the search index anew under a new key while searches and changes go on: they write under the new key from the
 * start and find under both until the old one has nothing left. Broken off, it goes on where it was.
 * @returns how many rows were made anew
 * @throws IndexKeyBehindError; SealBrokenError naming a row that was changed outside MedGuard: mend it and go on
 */
export async function renewIndexKey(
  services: RenewalServices,
  options: { batch: number; operator: string; listener: RotationListener },
): Promise<number> {
  const { sequelize, blindIndex, ring, trail } = services
  const { batch, operator, listener } = options
  const tables: readonly IndexedTable[] = ['patients', 'source_documents']
  await layOutNext(services)
  await waitForOthers(services, listener)
  const left = async () => {
    const counts = await Promise.all(
      tables.map((table) => countOtherwiseIndexed(sequelize, table, blindIndex.writing.keyId)),
    )
    return counts.reduce((sum, count) => sum + count, 0)
  }
  let done = 0
  const advance = (rows: number) => {
    done += rows
    listener.progress(done)
  }
  listener.begin(await left())
  while ((await left()) > 0) {
    const before = done
    for (const table of tables) {
      await reindex(services, table, batch, advance)
    }
    if (done === before) {
      // All that is left is being changed by others.
      await wait(200)
    }
  }
  await promote(services)
  blindIndex.use(await readIndexKeys(ring))
  await trail.append({ event: 'index-key.renewed', outcome: 'success', details: { operator, rows: done } })
  return done
}
