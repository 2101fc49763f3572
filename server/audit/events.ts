export type Severity = 'info' | 'warning' | 'critical' | 'emergency'
export type Outcome = 'success' | 'refused' | 'failure'
export type Category =
  'sign-in' | 'patient' | 'prescription' | 'emergency-access' | 'audit' | 'page' | 'administration' | 'system'

type EventKind = { readonly category: Category; readonly severity: Severity; readonly words: string }

const catalogue = {
  'sign-in.succeeded': { category: 'sign-in', severity: 'info', words: 'Signed in' },
  'sign-in.password-accepted': {
    category: 'sign-in',
    severity: 'info',
    words: 'Password accepted, second factor due',
  },
  'sign-in.failed': { category: 'sign-in', severity: 'warning', words: 'Sign-in failed' },
  'sign-in.limited': { category: 'sign-in', severity: 'warning', words: 'Too many sign-in attempts' },
  'second-factor.failed': { category: 'sign-in', severity: 'warning', words: 'Wrong code' },
  'second-factor.enrolled': { category: 'sign-in', severity: 'info', words: 'Second factor set up' },
  'second-factor.changed': { category: 'sign-in', severity: 'warning', words: 'Second factor changed' },
  'second-factor.disabled': { category: 'sign-in', severity: 'warning', words: 'Second factor turned off' },
  'backup-codes.renewed': { category: 'sign-in', severity: 'info', words: 'Backup codes made' },
  'device.trusted': { category: 'sign-in', severity: 'info', words: 'Device trusted' },
  'device.forgotten': { category: 'sign-in', severity: 'info', words: 'Trusted device forgotten' },
  're-authentication.failed': {
    category: 'sign-in',
    severity: 'warning',
    words: 'Wrong password for a change of sign-in',
  },
  'password.changed': { category: 'sign-in', severity: 'info', words: 'Password changed' },
  'password.change-refused': {
    category: 'sign-in',
    severity: 'warning',
    words: 'Password not changed: the current one was wrong',
  },
  'password.reset-asked': { category: 'sign-in', severity: 'info', words: 'New password asked for' },
  'password.link-sent': { category: 'sign-in', severity: 'info', words: 'Link to a new password sent' },
  'password.reset': { category: 'sign-in', severity: 'warning', words: 'Password set by a link' },
  'email.change-asked': { category: 'sign-in', severity: 'info', words: 'E-mail address to be confirmed' },
  'email.confirmed': { category: 'sign-in', severity: 'warning', words: 'E-mail address confirmed' },
  'sign-out': { category: 'sign-in', severity: 'info', words: 'Signed out' },
  'session.held': { category: 'sign-in', severity: 'warning', words: 'Session held: another address' },
  'session.resumed': { category: 'sign-in', severity: 'info', words: 'Session resumed at another address' },
  'session.ended': { category: 'sign-in', severity: 'info', words: 'Session ended' },
  'account.viewed': { category: 'sign-in', severity: 'info', words: 'Own account opened' },
  'dashboard.viewed': { category: 'patient', severity: 'info', words: 'Dashboard opened' },
  'patient.listed': { category: 'patient', severity: 'info', words: 'Patients listed' },
  'patient.searched': { category: 'patient', severity: 'info', words: 'Patients searched' },
  'chart.viewed': { category: 'patient', severity: 'info', words: 'Chart opened' },
  'demographics.viewed': { category: 'patient', severity: 'info', words: 'Demographics opened' },
  'encounters.viewed': { category: 'patient', severity: 'info', words: 'Encounters opened' },
  'encounter.recorded': { category: 'patient', severity: 'info', words: 'Encounter recorded' },
  'encounter.amended': { category: 'patient', severity: 'info', words: 'Encounter amended' },
  'patient.registration-opened': {
    category: 'patient',
    severity: 'info',
    words: 'Registration form opened',
  },
  'patient.registered': { category: 'patient', severity: 'info', words: 'Patient registered' },
  'patient.changed': { category: 'patient', severity: 'info', words: 'Patient details changed' },
  'care-team.viewed': { category: 'patient', severity: 'info', words: 'Care team opened' },
  'care-team.assigned': { category: 'patient', severity: 'info', words: 'Care team member added' },
  'care-team.ended': { category: 'patient', severity: 'info', words: 'Care team member removed' },
  'disclosures.viewed': { category: 'patient', severity: 'info', words: 'Access log of a patient opened' },
  'own-record.viewed': { category: 'patient', severity: 'info', words: 'Own record opened' },
  'own-prescriptions.viewed': { category: 'patient', severity: 'info', words: 'Own prescriptions opened' },
  'own-disclosures.viewed': { category: 'patient', severity: 'info', words: 'Own access log opened' },
  'record.seal-broken': { category: 'patient', severity: 'critical', words: 'A sealed field did not open' },
  'prescription.listed': { category: 'prescription', severity: 'info', words: 'Prescriptions listed' },
  'prescription.viewed': { category: 'prescription', severity: 'info', words: 'Prescription opened' },
  'prescription.form-opened': {
    category: 'prescription',
    severity: 'info',
    words: 'Prescription form opened',
  },
  'prescription.drafted': { category: 'prescription', severity: 'info', words: 'Prescription drafted' },
  'prescription.signed': { category: 'prescription', severity: 'info', words: 'Prescription signed' },
  'prescription.dispensed': { category: 'prescription', severity: 'info', words: 'Prescription dispensed' },
  'prescription.cancelled': { category: 'prescription', severity: 'info', words: 'Prescription cancelled' },
  'prescription.altered': {
    category: 'prescription',
    severity: 'critical',
    words: 'A signed prescription was altered',
  },
  'emergency-access.asked': {
    category: 'emergency-access',
    severity: 'warning',
    words: 'Emergency access form opened',
  },
  'emergency-access.started': {
    category: 'emergency-access',
    severity: 'emergency',
    words: 'Emergency access started',
  },
  'emergency-access.failed': {
    category: 'emergency-access',
    severity: 'warning',
    words: 'Emergency access not given',
  },
  'emergency-access.ended': {
    category: 'emergency-access',
    severity: 'warning',
    words: 'Emergency access ended',
  },
  'emergency-access.listed': {
    category: 'emergency-access',
    severity: 'info',
    words: 'Own emergency access listed',
  },
  'emergency-access.reviews-listed': {
    category: 'emergency-access',
    severity: 'info',
    words: 'Reviews of emergency access listed',
  },
  'emergency-access.reviewed': {
    category: 'emergency-access',
    severity: 'warning',
    words: 'Emergency access reviewed',
  },
  'audit.searched': { category: 'audit', severity: 'info', words: 'Audit log searched' },
  'audit.event-viewed': { category: 'audit', severity: 'info', words: 'Audit event opened' },
  'audit.exported': { category: 'audit', severity: 'warning', words: 'Audit log exported' },
  'audit.export-finished': { category: 'audit', severity: 'info', words: 'Audit log export finished' },
  'page.viewed': { category: 'page', severity: 'info', words: 'Page opened' },
  'page.draft-viewed': { category: 'page', severity: 'info', words: 'Page opened for editing' },
  'page.history-viewed': { category: 'page', severity: 'info', words: 'Revisions of a page opened' },
  'page.listed': { category: 'page', severity: 'info', words: 'Pages listed' },
  'page.created': { category: 'page', severity: 'info', words: 'Page created' },
  'page.edited': { category: 'page', severity: 'info', words: 'Page changed' },
  'page.published': { category: 'page', severity: 'info', words: 'Page published' },
  'page.withdrawn': { category: 'page', severity: 'info', words: 'Page withdrawn' },
  'security.viewed': { category: 'administration', severity: 'info', words: 'Security page opened' },
  'alert.acknowledged': { category: 'administration', severity: 'info', words: 'Alert marked as seen to' },
  'sessions.viewed': { category: 'administration', severity: 'info', words: 'Open sessions listed' },
  'users.viewed': { category: 'administration', severity: 'info', words: 'Users listed' },
  'user.viewed': { category: 'administration', severity: 'info', words: 'User opened' },
  'user.form-opened': { category: 'administration', severity: 'info', words: 'Form for a new user opened' },
  'user.changed': { category: 'administration', severity: 'info', words: 'User changed' },
  'user.role-changed': { category: 'administration', severity: 'warning', words: 'Role of a user changed' },
  'user.disabled': { category: 'administration', severity: 'warning', words: 'User disabled' },
  'user.enabled': { category: 'administration', severity: 'warning', words: 'User enabled' },
  'user.created': { category: 'administration', severity: 'warning', words: 'User created' },
  'second-factor.reset': {
    category: 'administration',
    severity: 'warning',
    words: 'Second factor reset by an administrator',
  },
  'session.terminated': {
    category: 'administration',
    severity: 'warning',
    words: 'Session ended from elsewhere',
  },
  'system.started': { category: 'system', severity: 'info', words: 'MedGuard started' },
  'system.stopped': { category: 'system', severity: 'info', words: 'MedGuard stopped' },
  'import.patient': { category: 'system', severity: 'info', words: 'Patient imported' },
  'import.finished': { category: 'system', severity: 'info', words: 'Import finished' },
} as const satisfies Record<string, EventKind>

export type EventName = keyof typeof catalogue

/** Everything that can stand in the audit log, with its category, usual severity and plain words. */
export const events: Readonly<Record<EventName, EventKind>> = catalogue

/** Whether a text (of a filter, say) is the name of an event. */
export const isEventName = (name: string): name is EventName => Object.hasOwn(catalogue, name)
