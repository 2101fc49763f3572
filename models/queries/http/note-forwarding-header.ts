import type { PreparedQueries } from '../../prepared.ts'

const statement = {
  name: 'note-forwarding-header',
  text: `INSERT INTO forwarding_headers_seen (address, first_seen_at, last_seen_at) VALUES ($1, $2, $2)
    ON CONFLICT (address) DO UPDATE SET last_seen_at = EXCLUDED.last_seen_at`,
}

/** Notes that a machine that is no trusted proxy sent a forwarding header. */
export async function noteForwardingHeader(
  prepared: PreparedQueries,
  seen: { readonly address: string; readonly at: Date },
): Promise<void> {
  await prepared.run(statement, [seen.address, seen.at])
}
