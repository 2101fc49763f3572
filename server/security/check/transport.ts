import { when, type CheckSubject, type Finding, type SecurityCheck } from './check.ts'

const loopback = /^(127\.\d+\.\d+\.\d+|\[::1\]|::1|localhost)$/

function databaseConnection(databaseUrl: string): readonly Finding[] {
  const { hostname, searchParams } = new URL(databaseUrl)
  const mode = searchParams.get('sslmode')
  const own = hostname === '' || loopback.test(hostname) || searchParams.has('host')
  return when(!own && (mode === null || mode === 'disable' || mode === 'prefer' || mode === 'allow'), {
    severity: 'warning',
    found: 'The connection to the database on another machine is not made to be encrypted.',
    wayOut: 'Add ?sslmode=verify-full to DATABASE_URL, with the server’s certificate authority.',
  })
}

function mailConnection(url: string | undefined): readonly Finding[] {
  const { protocol, hostname, searchParams } = new URL(url ?? 'smtps://none')
  const open = protocol === 'smtp:' && !loopback.test(hostname) && searchParams.get('requireTLS') !== 'true'
  return when(open, {
    severity: 'warning',
    found:
      'Mails leave unencrypted where the mail server does not offer encryption, with links to passwords in them.',
    wayOut: 'Use smtps:// in SMTP_URL, or add ?requireTLS=true.',
  })
}

async function look({ environment, databaseUrl }: CheckSubject): Promise<readonly Finding[]> {
  const { PUBLIC_URL: address, SMTP_URL, demo } = environment
  const url = new URL(address ?? 'https://none')
  return [
    ...when(!demo && address === undefined, {
      severity: 'warning',
      found: 'PUBLIC_URL is not set: links in mails lead to the address where the server listens.',
      wayOut: 'Set it to the address people use, such as https://medguard.example.org.',
    }),
    ...when(url.protocol === 'http:' && !loopback.test(url.hostname), {
      severity: 'critical',
      found: 'PUBLIC_URL begins with http://: passwords and records would cross the network unencrypted.',
      wayOut: 'Let a proxy with TLS stand in front and set PUBLIC_URL to its https:// address.',
    }),
    ...databaseConnection(databaseUrl),
    ...mailConnection(SMTP_URL),
  ]
}

/** What leaves the machine is encrypted on its way. */
export const transport: SecurityCheck = {
  name: 'transport',
  looksAt: 'Connections to browsers, database and mail server are encrypted.',
  look,
}
