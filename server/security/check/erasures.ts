import { when, type CheckSubject, type Finding, type SecurityCheck } from './check.ts'

const idsIn = (list: string | undefined) =>
  (list ?? '').split(',').map((entry) => entry.trim().split(':')[0] ?? '')

async function look({ ask, environment }: CheckSubject): Promise<readonly Finding[]> {
  const held = await ask<{ id: string }>(
    `SELECT DISTINCT unnest(root_key_ids) AS id FROM key_holders WHERE seen_at > now() - interval '1 minute'
     UNION SELECT root_key_id FROM patient_keys`,
  )
  const ids = [...new Set([...idsIn(environment.FIELD_ENCRYPTION_KEY), ...held.map(({ id }) => id)])]
  const [counted] = await ask<{ erased: number; keys: string | null }>(
    `SELECT count(DISTINCT e.id)::int AS erased, string_agg(DISTINCT k.id, ', ' ORDER BY k.id) AS keys
     FROM erasure_requests e, unnest(e.root_key_ids) AS k (id)
     WHERE e.outcome = 'erased' AND k.id = ANY($1::text[])`,
    [ids],
  )
  return when((counted?.erased ?? 0) > 0, {
    severity: 'warning',
    found: `${counted?.erased} erased record(s) can still be read in copies of the database from before, by whoever has a copy and the root key ${counted?.keys}, which is still in use.`,
    wayOut:
      'Put a new root key first in FIELD_ENCRYPTION_KEY, run npx medguard rotate-keys, make a fresh backup, then take the old key out of the settings and destroy every copy of it.',
  })
}

/** What was erased is not readable in old backups either, because their root key is no more. */
export const erasures: SecurityCheck = {
  name: 'erasures',
  looksAt: 'Backups from before an erasure hold nothing readable of the erased.',
  look,
}
