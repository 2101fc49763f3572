import type pg from 'pg'

/** Over how many past months the rows are spread, this one included. */
const months = 24

/** How many people there are beside the physician; each has a network address of their own. */
export const colleagues = 199

// Ids are UUIDv7 of the row's time, as the product makes them, so that they lie in the index as they would. Of a thousand
// rows some 700 open a chart, 200 list or search, 98 sign in or out, and 2 are grave; nights are as busy as days.
const fill = `
  INSERT INTO audit_events (id, occurred_at, event, category, severity, outcome, actor_id, actor_name, actor_role,
    session_id, address, method, route, request_id, patient_id, purpose_of_use, rule)
  SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0')
      || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid,
    at, kind.event, kind.category, kind.severity, kind.outcome, who.id, who.name, 'physician', who.id, who.address, 'GET',
    '/patients/:id', gen_random_uuid(),
    CASE WHEN kind.patient THEN patients.ids[(1 + n::bigint * 7919 % cardinality(patients.ids))::integer] END, 'treatment', 'care-team'
  FROM (SELECT n, $1::timestamptz + ($2::timestamptz - $1) * (n::float8 / $3::int) AS at, (n::bigint * 7919 % 1000)::integer AS lot,
      (n::bigint * 104729 % ${colleagues + 1})::integer AS person
      FROM generate_series(0, $3::int - 1) AS n) AS moments
  CROSS JOIN LATERAL (SELECT
    CASE person WHEN 0 THEN $4::uuid ELSE md5('person ' || person)::uuid END AS id,
    CASE person WHEN 0 THEN 'Dr Lindiwe Khumalo' ELSE 'Colleague ' || to_char(person, 'FM000') END AS name,
    ('10.20.30.' || person)::inet AS address) AS who
  CROSS JOIN LATERAL (SELECT
    CASE WHEN lot < 700 THEN 'chart.viewed' WHEN lot < 850 THEN 'patient.searched' WHEN lot < 900 THEN 'patient.listed'
      WHEN lot < 950 THEN 'sign-in.succeeded' WHEN lot < 990 THEN 'sign-out' WHEN lot < 998 THEN 'sign-in.failed'
      ELSE 'emergency-access.started' END AS event,
    CASE WHEN lot < 900 THEN 'patient' WHEN lot < 998 THEN 'sign-in' ELSE 'emergency-access' END AS category,
    CASE WHEN lot < 990 THEN 'info' WHEN lot < 998 THEN 'warning' ELSE 'emergency' END AS severity,
    CASE WHEN lot BETWEEN 990 AND 997 THEN 'failure' WHEN lot % 100 = 7 THEN 'refused' ELSE 'success' END AS outcome,
    lot < 700 OR lot >= 998 AS patient) AS kind,
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
