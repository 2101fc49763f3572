/** Why a place where a list, or a text, ends early may stand; how many of them a file has. */
export type ReviewedCut = { readonly cuts: number; readonly why: string }

/**
 * Every file in which something ends before its end, looked at one by one. It only shrinks: a new list is read to one more than it
 * shows, or counted (views/components/left-out.tsx).
 */
export const reviewedCuts: Readonly<Record<string, ReviewedCut>> = {
  'middleware/errors.ts': {
    cuts: 1,
    why: 'where in the program a fault came about: the first lines of a stack, in the log',
  },
  'middleware/request-context.ts': {
    cuts: 1,
    why: 'what a browser says of itself, kept for the log to a bounded length',
  },
  'models/queries/audit/audit-histogram.ts': {
    cuts: 1,
    why: 'the chart says that only the newest are counted, and counts all where asked to',
  },
  'models/queries/audit/audit-retention.ts': {
    cuts: 1,
    why: 'part of a text: a date, a digest, a code or a word',
  },
  'models/queries/patients/chart-rows.ts': {
    cuts: 4,
    why: 'what is over, with how many there are, and encounters, with how many there are: the chart says so',
  },
  'models/queries/prescriptions/to-sign.ts': {
    cuts: 1,
    why: 'what waits longest for a signature, with how many wait: the page says so and leads to all of them',
  },
  'models/queries/patients/observation-rows.ts': {
    cuts: 1,
    why: 'the newest of each vital sign, for the last value and its small curve; the chart leads to all of them',
  },
  'server/app.ts': {
    cuts: 1,
    why: 'how large a form may be: a larger one is refused',
  },
  'views/diagnoses/code-table-report.tsx': {
    cuts: 2,
    why: 'what an import would change: how many of how many are shown is said, and the command line says each',
  },
  'models/queries/patients/chart-result-rows.ts': {
    cuts: 1,
    why: 'the newest results; the chart leads to all of them, and leaves out none that is critical and not acknowledged',
  },
  'models/queries/emergency-access/emergency-requests.ts': {
    cuts: 1,
    why: 'names of some who may be called, with how many there are',
  },
  'models/queries/http/waiting-counts.ts': {
    cuts: 1,
    why: 'how much waits is counted up to a hundred: a hundred or more is said, and the count leads to the list',
  },
  'models/queries/patients/recently-opened.ts': {
    cuts: 1,
    why: 'whom one opened last, among the last openings: it says no more, and stands beside the search for everybody',
  },
  'server/patients/look-up-patients.ts': {
    cuts: 1,
    why: 'the first that fit what is typed: one more is read, it is said that there are more, and Enter leads to the list',
  },
  'models/queries/message-jobs.ts': {
    cuts: 1,
    why: 'work that goes on with the rest by itself; nothing is shown',
  },
  'models/queries/administration/people-of-roles.ts': {
    cuts: 1,
    why: 'counted: the page says how many there are and leads to them',
  },
  'models/queries/patients/record-copy.ts': {
    cuts: 1,
    why: 'rows of a copy, read on until there are none left',
  },
  'models/queries/audit/search-audit.ts': {
    cuts: 3,
    why: 'the page before it asks for one more than it shows; patients of a row are counted',
  },
  'models/queries/security/security-overview.ts': {
    cuts: 1,
    why: 'counted: the page says how many there are and leads to them',
  },
  'models/queries/security/webhook-jobs.ts': {
    cuts: 1,
    why: 'work that goes on with the rest by itself; nothing is shown',
  },
  'server/access/network-list.ts': { cuts: 2, why: 'part of a text: a date, a digest, a code or a word' },
  'server/accounts/passwords/breached-passwords.ts': {
    cuts: 1,
    why: 'part of a text: a date, a digest, a code or a word',
  },
  'server/accounts/end-oldest-sessions.ts': {
    cuts: 1,
    why: 'which sessions one person may keep; the others are ended, and that is told',
  },
  'server/http/sessions/known-device-cookie.ts': {
    cuts: 1,
    why: 'how many people one browser remembers; nothing is shown',
  },
  'server/accounts/password-policy.ts': {
    cuts: 1,
    why: 'part of a text: a date, a digest, a code or a word; and how many digits a password may end in',
  },
  'server/accounts/form-drafts.ts': {
    cuts: 1,
    why: 'room for so many drafts; what is not kept is never said to be, and a form that cannot be kept is answered so',
  },
  'server/accounts/set-aside-forms.ts': {
    cuts: 1,
    why: 'room for so many forms; what is not kept is on record as such, and the page says so',
  },
  'server/accounts/sign-in-limits.ts': { cuts: 1, why: 'how many tries there are, not a list' },
  'server/accounts/passwords/store-password.ts': {
    cuts: 1,
    why: 'how many former passwords are compared; nothing is shown',
  },
  'server/assets/build-stylesheet.ts': { cuts: 1, why: 'part of a text: a date, a digest, a code or a word' },
  'server/audit/escape.ts': { cuts: 1, why: 'one value of a log line, to a bounded length' },
  'server/audit/exports/file-name.ts': { cuts: 2, why: 'part of a text: a date, a digest, a code or a word' },
  'server/audit/log/list-entries.ts': {
    cuts: 1,
    why: 'patients of an audit row, with how many more there are',
  },
  'server/audit/reports/mail-reports.ts': {
    cuts: 2,
    why: 'work that goes on with the rest by itself; nothing is shown; and a part of a time',
  },
  'server/audit/reports/period.ts': {
    cuts: 1,
    why: 'what was typed, shown again beside what is wrong with it',
  },
  'server/audit/retention/archive-month.ts': {
    cuts: 1,
    why: 'part of a text: a date, a digest, a code or a word',
  },
  'server/audit/retention/remove-month.ts': {
    cuts: 1,
    why: 'part of a text: a date, a digest, a code or a word',
  },
  'server/audit/search-filters.ts': {
    cuts: 1,
    why: 'what was typed, shown again beside what is wrong with it',
  },
  'server/audit/search/search-links.ts': {
    cuts: 1,
    why: 'part of a text: a date, a digest, a code or a word',
  },
  'server/audit/shipping/syslog-message.ts': {
    cuts: 1,
    why: 'a field that the standard bounds; the whole row travels as well',
  },
  'server/audit/tree/event-proof.ts': { cuts: 1, why: 'part of a text: a date, a digest, a code or a word' },
  'server/audit/standstills.ts': { cuts: 1, why: 'part of a text: a date, a digest, a code or a word' },
  'server/audit/tree/verify-log.ts': {
    cuts: 2,
    why: 'rows named in an alert beside how many findings there are; the page of the verification has all',
  },
  'server/audit/tree/witness/witness-file.ts': {
    cuts: 1,
    why: 'part of a text: a date, a digest, a code or a word',
  },
  'server/cli/actions/audit-public-key.ts': {
    cuts: 1,
    why: 'part of a text: a date, a digest, a code or a word',
  },
  'server/cli/actions/audit-retention.ts': {
    cuts: 1,
    why: 'part of a text: a date, a digest, a code or a word',
  },
  'server/cli/actions/remove-unused-keys.ts': {
    cuts: 1,
    why: 'part of a text: a date, a digest, a code or a word',
  },
  'server/accounts/passwords/guesses/words-in-a-row.ts': {
    cuts: 1,
    why: 'the beginning of a long password is guessed at: what follows only makes it harder to guess',
  },
  'server/cli/actions/generate-key.ts': {
    cuts: 1,
    why: 'part of a text: a date, a digest, a code or a word',
  },
  'server/crypto/access-code.ts': { cuts: 1, why: 'part of a text: a date, a digest, a code or a word' },
  'server/crypto/backup-code.ts': { cuts: 1, why: 'part of a text: a date, a digest, a code or a word' },
  'server/crypto/name-words.ts': { cuts: 3, why: 'part of a text: a date, a digest, a code or a word' },
  'server/crypto/root-keys.ts': { cuts: 1, why: 'part of a text: a date, a digest, a code or a word' },
  'server/dashboard/administration-desk.ts': {
    cuts: 2,
    why: 'counted: the page says how many there are and leads to them',
  },
  'server/dashboard/audit-desk.ts': {
    cuts: 2,
    why: 'counted: the page says how many there are and leads to them',
  },
  'server/dashboard/clinician-desk.ts': {
    cuts: 2,
    why: 'counted: the page says how many there are and leads to them',
  },
  'server/dashboard/front-desk.ts': {
    cuts: 1,
    why: 'counted: the page says how many there are and leads to them',
  },
  'server/dashboard/own-record-desk.ts': {
    cuts: 2,
    why: 'counted: the page says how many there are and leads to them',
  },
  'server/dashboard/pages-desk.ts': {
    cuts: 1,
    why: 'counted: the page says how many there are and leads to them',
  },
  'server/dashboard/pharmacy-desk.ts': {
    cuts: 2,
    why: 'counted: the page says how many there are and leads to them',
  },
  'server/dashboard/security-desk.ts': {
    cuts: 2,
    why: 'counted: the page says how many there are and leads to them',
  },
  'server/demo/demo-accounts.ts': { cuts: 1, why: 'part of a text: a date, a digest, a code or a word' },
  'server/demo/journal-routine.ts': { cuts: 1, why: 'made-up records of the demo' },
  'server/demo/journal-trouble.ts': { cuts: 1, why: 'made-up records of the demo' },
  'server/demo/make-prescriptions.ts': { cuts: 1, why: 'made-up records of the demo' },
  'server/demo/outbox-routes.tsx': {
    cuts: 2,
    why: 'counted: the page says how many there are and leads to them',
  },
  'server/demo/records/identity.ts': { cuts: 1, why: 'part of a text: a date, a digest, a code or a word' },
  'server/embedded-database/data-folder.ts': {
    cuts: 1,
    why: 'part of a text: a date, a digest, a code or a word',
  },
  'server/emergency-access/grants/masked-person.ts': {
    cuts: 1,
    why: 'part of a text: a date, a digest, a code or a word',
  },
  'server/http/limits/request-limits.ts': { cuts: 1, why: 'how many requests there may be, not a list' },
  'server/http/forms/sign-in-form-token.ts': {
    cuts: 1,
    why: 'part of a text: a date, a digest, a code or a word',
  },
  'server/keys/reindex.ts': { cuts: 1, why: 'work that goes on with the rest by itself; nothing is shown' },
  'server/keys/renew-former-index.ts': {
    cuts: 1,
    why: 'work that goes on with the rest by itself; nothing is shown',
  },
  'server/pages/page-path.ts': { cuts: 1, why: 'part of a text: a date, a digest, a code or a word' },
  'server/patients/import/mapping/map-patient.ts': {
    cuts: 2,
    why: 'part of a text: a date, a digest, a code or a word',
  },
  'server/patients/import/words/period-now.ts': {
    cuts: 2,
    why: 'part of a text: a date, a digest, a code or a word',
  },
  'server/patients/import/mapping/read-fields.ts': { cuts: 1, why: 'rounds of reading, not a list' },
  'server/patients/demographics/patient-form.ts': {
    cuts: 1,
    why: 'part of a text: a date, a digest, a code or a word',
  },
  'server/patients/read-typed-births.ts': {
    cuts: 2,
    why: 'part of a text: a date, a digest, a code or a word',
  },
  'server/prescriptions/allergies/read-words.ts': {
    cuts: 1,
    why: 'the first code alone says the class; the others are of the same substance',
  },
  'server/prescriptions/lists/list-supplies.ts': {
    cuts: 1,
    why: 'days back, as the page says; within them every supply has a page',
  },
  'server/security/check/audit-partitions.ts': {
    cuts: 1,
    why: 'part of a text: a date, a digest, a code or a word',
  },
  'server/security/check/audit-proof.ts': {
    cuts: 1,
    why: 'part of a text: a date, a digest, a code or a word',
  },
  'server/security/rules/bulk-reading.ts': {
    cuts: 2,
    why: 'counted: the page says how many there are and leads to them; of a burst the beginning is enough, and the rest has its turn',
  },
  'server/security/rules/openings.ts': {
    cuts: 1,
    why: 'counted: the page says how many there are and leads to them',
  },
  'server/security/rules/sign-ins/failures.ts': {
    cuts: 1,
    why: 'counted: the page says how many there are and leads to them',
  },
  'server/security/rules/sign-ins/locked-grave-account.ts': {
    cuts: 1,
    why: 'counted: the page says how many there are and leads to them',
  },
  'server/administration/roles/people-of-role.ts': {
    cuts: 1,
    why: 'counted: the page says how many there are and leads to them',
  },
}
