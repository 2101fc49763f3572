import { randomUUID } from 'node:crypto'
import type pg from 'pg'

export type Disclosure = {
  readonly userId: string
  readonly name: string
  readonly session: string
  readonly patientId: string
}

const insert = {
  name: 'yardstick-audit',
  text: `
    INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome, actor_id, actor_name, actor_role,
      session_id, address, method, route, request_id, patient_id, purpose_of_use, rule)
    SELECT id, now(), 'chart.viewed', 'patient', 'info', 'success', "userId", name, 'physician', session, '10.20.30.40',
      'GET', '/patients/:id', id, "patientId", 'treatment', 'care-team'
    FROM json_to_recordset($1) AS row (id uuid, "userId" uuid, name text, session uuid, "patientId" uuid)`,
}

/** Writes the audit rows of the requests in flight in one INSERT; each request waits for its own. */
export class AuditWriter {
  readonly #pool: pg.Pool
  #next: { rows: object[]; written: Promise<unknown> } | undefined
  #writing: Promise<unknown> = Promise.resolve()

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  write(disclosure: Disclosure): Promise<unknown> {
    this.#next ??= this.#begin()
    this.#next.rows.push({ id: randomUUID(), ...disclosure })
    return this.#next.written
  }

  #begin() {
    const rows: object[] = []
    const written = this.#writing.then(() => {
      this.#next = undefined
      return this.#pool.query({ ...insert, values: [JSON.stringify(rows)] })
    })
    this.#writing = written.catch(() => undefined)
    return { rows, written }
  }
}
