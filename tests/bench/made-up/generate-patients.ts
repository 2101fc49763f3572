import type pg from 'pg'
import { newId } from '../../../models/new-id.ts'
import { createPatientRows, type Rows } from './patient-rows.ts'
import { medications } from './made-up.ts'
import type { Services } from '../../../server/services.ts'

/** How many patients are written in one go. */
const batchSize = 500

/** For how many of them the physician cares. */
export const mostInCare = 3_000

const medicationTable = medications.map((name) => ({ id: newId(), name }))

async function insertMedications(owner: pg.Client, at: Date): Promise<void> {
  for (const [index, { id, name }] of medicationTable.entries()) {
    await owner.query(
      `INSERT INTO medications (id, name, code_system, code, created_at) VALUES ($1, $2, 'urn:made-up', $3, $4)`,
      [id, name, String(index), at],
    )
  }
}

/** Writes the rows of a batch, one statement a table. */
async function insertRows(owner: pg.Client, rows: Rows): Promise<void> {
  await owner.query('BEGIN')
  for (const [table, list] of Object.entries(rows)) {
    const columns = Object.keys(list[0] ?? {}).join(', ')
    if (columns !== '') {
      await owner.query(
        `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json)`,
        [JSON.stringify(list)],
      )
    }
  }
  await owner.query('COMMIT')
}

/** Makes `count` patients with what belongs to them; the physician cares for a few thousand, spread over all. */
export async function generatePatients(job: {
  services: Services
  owner: pg.Client
  physicianId: string
  count: number
  progress: (line: string) => void
}): Promise<void> {
  const { services, owner, physicianId, count, progress } = job
  const at = services.clock.now()
  await insertMedications(owner, at)
  const everyNth = Math.max(1, Math.floor(count / mostInCare))
  let written = Promise.resolve()
  for (let first = 0; first < count; first += batchSize) {
    const size = Math.min(batchSize, count - first)
    const rows = createPatientRows({
      services,
      physicianId,
      at,
      medicationIds: medicationTable.map(({ id }) => id),
      indexes: Array.from({ length: size }, (_, offset) => first + offset),
      inCare: (index) => index % everyNth === 0,
    })
    // Sealing the next batch and writing this one go side by side.
    await written
    written = insertRows(owner, rows)
    if (first % 10_000 === 0) {
      progress(`Making patients: ${first} of ${count}`)
    }
  }
  await written
}
