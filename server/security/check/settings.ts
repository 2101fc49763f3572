import { when, type SecurityCheck } from './check.ts'

const longestIdleMinutes = 30
const longestHours = 12

/** Settings that a facility may choose, and what they cost. */
export const settings: SecurityCheck = {
  name: 'settings',
  looksAt: 'Settings of sessions, passwords and networks are not weaker than what MedGuard comes with.',
  look: async ({ environment }) => [
    ...when(environment.ENFORCE_IP_CONSISTENCY === 'false', {
      severity: 'warning',
      found: 'ENFORCE_IP_CONSISTENCY is false: a stolen session cookie works from anywhere.',
      wayOut: 'Leave it at true: a session that moves is held until a code is entered.',
    }),
    ...when(environment.SESSION_IDLE_MINUTES > longestIdleMinutes, {
      severity: 'warning',
      found: `Sessions stay open for ${environment.SESSION_IDLE_MINUTES} minutes at an abandoned screen.`,
      wayOut: `Set SESSION_IDLE_MINUTES to at most ${longestIdleMinutes}.`,
    }),
    ...when(environment.SESSION_TIMEOUT_HOURS > longestHours, {
      severity: 'warning',
      found: `Sessions last for ${environment.SESSION_TIMEOUT_HOURS} hours, longer than a shift.`,
      wayOut: `Set SESSION_TIMEOUT_HOURS to at most ${longestHours}.`,
    }),
    ...when(!environment.demo && environment.ADMIN_ALLOWED_IPS.length === 0, {
      severity: 'warning',
      found: 'ADMIN_ALLOWED_IPS is empty: administration and security pages open from every network.',
      wayOut: 'Set it to the networks from which administrators work.',
    }),
    ...when(environment.PASSWORD_MAX_AGE_DAYS !== undefined, {
      severity: 'note',
      found: `Passwords expire after ${environment.PASSWORD_MAX_AGE_DAYS ?? 0} days. NIST SP 800-63B-4 advises against it: people then choose weaker ones.`,
      wayOut: 'Unset PASSWORD_MAX_AGE_DAYS, unless a rule of the facility demands it.',
    }),
    ...when(environment.PASSWORD_COMPOSITION !== 'none', {
      severity: 'note',
      found:
        'Passwords must mix kinds of characters. NIST SP 800-63B-4 advises against it: length protects better.',
      wayOut: 'Unset PASSWORD_COMPOSITION, unless a rule of the facility demands it.',
    }),
  ],
}
