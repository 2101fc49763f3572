import type pg from 'pg'

/** Over how many past months the rows are spread, this one included. */
const months = 24

// Ids are UUIDv7 of the row's time, as the product makes them, so that they lie in the index as they would.
const fill = `
  INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome, actor_id, actor_name, actor_role,
    session_id, address, method, route, request_id, patient_id, purpose_of_use, rule)
  SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0')
      || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid,
    at, 'chart.viewed', 'patient', 'info', 'success', $4, 'Dr Lindiwe Khumalo', 'physician', $4, '10.20.30.40', 'GET',
    '/patients/:id', gen_random_uuid(), patients.ids[1 + (n * 7919) % cardinality(patients.ids)], 'treatment', 'care-team'
  FROM (SELECT n, $1::timestamptz + ($2::timestamptz - $1) * (n::float8 / $3::int) AS at
      FROM generate_series(0, $3::int - 1) AS n) AS moments,
    (SELECT array_agg(id) AS ids FROM patients) AS patients`

/** Takes the indexes of the audit log away, and gives what makes them again: over all rows at once that is far quicker. */
async function dropIndexes(owner: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await owner.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
     WHERE i.indrelid = 'audit_events'::regclass AND NOT i.indisprimary`,
  )
  for (const { name } of rows) {
    await owner.query(`DROP INDEX ${name}`)
  }
  return async () => {
    for (const { definition } of rows) {
      await owner.query(definition.replace(' ON ONLY ', ' ON '))
    }
  }
}

/** Writes audit rows, spread evenly over the partitions of the months past, up to now. */
export async function generateAuditRows(job: {
  owner: pg.Client
  physicianId: string
  count: number
  progress: (line: string) => void
}): Promise<void> {
  const { owner, physicianId, count, progress } = job
  const { rows } = await owner.query<{ first: Date; last: Date }>(
    `SELECT first, least(first + interval '1 month', now()) AS last
     FROM generate_series(date_trunc('month', now()) - make_interval(months => $1 - 1), now(), '1 month') AS first`,
    [months],
  )
  const makeIndexes = await dropIndexes(owner)
  const each = Math.ceil(count / rows.length)
  for (const [index, { first, last }] of rows.entries()) {
    if (index % 4 === 0) {
      progress(`Making audit rows: ${index * each} of ${count}`)
    }
    await owner.query('SELECT audit_events_make_partition($1::date)', [first])
    const size = Math.min(each, count - index * each)
    if (size > 0) {
      await owner.query(fill, [first, last, size, physicianId])
    }
  }
  progress('Making the indexes of the audit rows')
  await makeIndexes()
}
