/** Limits that do not change between facilities. */
export const limits = {
  /** Bytes of a form; longer bodies answer 413. */
  formBytes: 256 * 1024,
  /** The form that takes a table of codes: the largest tables have some megabytes, and more as a form sends them. */
  tableFormBytes: 12 * 1024 * 1024,
  formFields: 200,
  /** A code counts as fresh for this long (minutes); after that the action asks for a new one. */
  freshCodeMinutes: 5,
  /** How long emergency access lasts (minutes). */
  emergencyAccessMinutes: 60,
  /** Grants of emergency access for one person on one day; beyond them an officer has to approve each. */
  emergencyGrantsPerDay: 5,
  /** For how long a request beyond them waits for an officer (minutes). */
  emergencyRequestMinutes: 60,
  /** Searches for records outside one's care, by one person in an hour. */
  searchesBehindGlassPerHour: 30,
  /** Searches for patients while one types, by one person in a minute. */
  patientLookUpsPerMinute: 60,
  /** Within how many hours each use of emergency access is to be reviewed. */
  emergencyReviewHours: 72,
  /** Sign-in attempts that fail, for one account from one address, before both are locked out for a while. */
  failedSignIns: 5,
  failedSignInsLockMinutes: 30,
  /** The same for one account from anywhere, within an hour. */
  failedSignInsAnywhere: 20,
  /** Requests of a kind that costs much (sign-in, codes) from one address in a minute. */
  costlyRequestsPerMinute: 120,
  /** Links by mail that may be asked for in an hour, for one account. */
  linksPerAccountAndHour: 5,
  /** Codes by text message that may be sent in an hour, for one account and from one address. */
  textMessagesPerAccountAndHour: 5,
  textMessagesPerAddressAndHour: 60,
  /** A change of rights that waits for a second person's approval lapses after this. */
  rightsRequestDays: 7,
  /** How long no link to a new password goes to an address that an administrator entered in place of another (hours). */
  addressSettlesHours: 72,
  /** For how long an account or a role counts as new: officers are told when its owner comes into a care team. */
  newAccountDays: 14,
  /** Forged forms of strangers that are recorded in an hour, for one address and in all. */
  forgedFormsPerAddressAndHour: 3,
  forgedFormsPerHour: 60,
  /** How long messages are kept, sent or not; their text is gone once they are sent. */
  messagesKeptDays: 30,
  /** Exports of the audit log under way in one process; each holds a connection to the database until it ends. */
  exportsAtOnce: 2,
  /** An export whose reader takes nothing, or not one piece of the file, for so long is broken off (minutes). */
  exportStallMinutes: 5,
} as const

/**
 * The Content-Security-Policy of every answer (ASVS 5.0 3.4.3): scripts and styles only with this answer's nonce,
 * nothing from elsewhere, no plug-ins, no frames, forms only to ourselves.
 */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ')
