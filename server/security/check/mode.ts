import { when, type SecurityCheck } from './check.ts'

const loopback = /^(127\.|::1$|localhost$)/

/** The mode is one for real records. */
export const mode: SecurityCheck = {
  name: 'mode',
  looksAt: 'MedGuard runs in production mode.',
  look: async ({ environment: { demo, NODE_ENV, HOST } }) => [
    ...when(demo, {
      severity: 'note',
      found: 'This is a demo: its accounts and keys are known to everybody.',
      wayOut:
        'Enter no real records. For real ones set NODE_ENV=production, a DATABASE_URL and keys of your own.',
    }),
    ...when(demo && !loopback.test(HOST), {
      severity: 'critical',
      found: `The demo listens on ${HOST}, so others may reach it, with passwords that everybody knows.`,
      wayOut: 'Leave HOST at 127.0.0.1 for a demo.',
    }),
    ...when(!demo && NODE_ENV !== 'production', {
      severity: 'warning',
      found: `NODE_ENV is ${NODE_ENV}: requests without TLS are answered from other machines too.`,
      wayOut: 'Set NODE_ENV=production.',
    }),
  ],
}
