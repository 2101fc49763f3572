import { when, type SecurityCheck } from './check.ts'

/** Those who have to be told are told. */
export const messages: SecurityCheck = {
  name: 'messages',
  looksAt: 'Mails leave, and the security team has addresses.',
  look: async ({ ask, environment: { demo, SMTP_URL, SECURITY_TEAM_EMAILS } }) => {
    const [counted] = await ask<{ waiting: number; given_up: number }>(`
      SELECT count(*) FILTER (WHERE sent_at IS NULL AND given_up_at IS NULL AND created_at < now() - interval '1 day')::int
          AS waiting,
        count(*) FILTER (WHERE given_up_at > now() - interval '7 days')::int AS given_up
      FROM messages`)
    return [
      ...when(!demo && SMTP_URL === undefined, {
        severity: 'warning',
        found:
          'SMTP_URL is not set: nobody is told of emergency access, new devices or changed passwords, and nobody gets a link to a password.',
        wayOut: 'Set SMTP_URL to the facility’s mail server.',
      }),
      ...when(!demo && SECURITY_TEAM_EMAILS.length === 0, {
        severity: 'warning',
        found:
          'SECURITY_TEAM_EMAILS is empty: alerts go only to the addresses of security officers’ own accounts.',
        wayOut: 'Set it to an address that somebody reads at all hours.',
      }),
      ...when((counted?.waiting ?? 0) > 0, {
        severity: 'warning',
        found: `${counted?.waiting} message(s) have waited for more than a day.`,
        wayOut: 'See the column last_error of the table messages, and the log of the server.',
      }),
      ...when((counted?.given_up ?? 0) > 0, {
        severity: 'note',
        found: `${counted?.given_up} message(s) were given up within the last week.`,
        wayOut: 'The column last_error of the table messages says why; often an address is wrong.',
      }),
    ]
  },
}
