import { listed, when, type CheckSubject, type Finding, type SecurityCheck } from './check.ts'

const fewestPeople = 5

/** How many people signed in lately, and from which one inner address most of them came. */
const crowded = `
  WITH recent AS (
    SELECT host(address) AS address, user_id FROM session_metadata
    WHERE started_at > $1::timestamptz - interval '30 days' AND (family(address) = 4 AND address <<= ANY (ARRAY['127.0.0.0/8',
      '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10']::inet[])
      OR family(address) = 6 AND address <<= ANY (ARRAY['::1/128', 'fc00::/7']::inet[]))
  ), everybody AS (
    SELECT count(DISTINCT user_id) AS people FROM session_metadata WHERE started_at > $1::timestamptz - interval '30 days'
  )
  SELECT address, count(DISTINCT user_id)::int AS people FROM recent, everybody GROUP BY address, everybody.people
  HAVING count(DISTINCT user_id) >= greatest($2::int, everybody.people * 0.9) ORDER BY 2 DESC LIMIT 1`

const seen = `
  SELECT host(address) AS address FROM forwarding_headers_seen
  WHERE last_seen_at > $1::timestamptz - interval '30 days' ORDER BY last_seen_at DESC`

async function look({ ask, at, environment }: CheckSubject): Promise<readonly Finding[]> {
  const { TRUSTED_PROXIES: proxies, demo } = environment
  const forwarding = await ask<{ address: string }>(seen, [at])
  const [crowd] = demo ? [] : await ask<{ address: string; people: number }>(crowded, [at, fewestPeople])
  const harm =
    'Then everybody seems to sit at one address: locks hit all, networks of roles let all in, and the log does not say where from.'
  const wayOut =
    'If that is a proxy, put its address into TRUSTED_PROXIES, and see that it sets X-Forwarded-For itself.'
  return [
    ...when(
      proxies.some((network) => network.endsWith('/0')),
      {
        severity: 'critical',
        found: 'TRUSTED_PROXIES trusts the whole internet: anybody can claim any address.',
        wayOut: 'Name the proxy’s own address only.',
      },
    ),
    ...when(forwarding.length > 0, {
      severity: 'warning',
      found: `Forwarding headers came from ${listed(forwarding.map(({ address }) => address))}, which TRUSTED_PROXIES does not name: perhaps an HTTP proxy that hides everybody’s address. ${harm}`,
      wayOut,
    }),
    ...when(proxies.length === 0 && crowd !== undefined, {
      severity: 'warning',
      found: `In the last 30 days ${crowd?.people ?? 0} people, nearly all, signed in from ${crowd?.address ?? ''}: perhaps an HTTP proxy that hides everybody’s address. ${harm}`,
      wayOut,
    }),
  ]
}

/** No proxy hides from where people come. */
export const proxy: SecurityCheck = {
  name: 'proxy',
  looksAt: 'No HTTP proxy hides the addresses of people.',
  look,
}
