/** Every address of MedGuard, for routes (with their patterns), views and tests. */
export const paths = {
  home: () => '/',
  login: (next?: string) => (next === undefined ? '/login' : `/login?next=${encodeURIComponent(next)}`),
  secondFactor: () => '/login/mfa',
  logout: () => '/logout',
  secondFactorSetup: () => '/account/mfa/setup',
  password: () => '/account/password',
  ownSessions: () => '/account/sessions',
  endOwnSession: (id: string) => `/account/sessions/${id}/terminate`,
  endOtherSessions: () => '/account/sessions/terminate-others',
  demoAccounts: () => '/demo/accounts',

  patients: () => '/patients',
  newPatient: () => '/patients/new',
  patient: (id: string) => `/patients/${id}`,
  editPatient: (id: string) => `/patients/${id}/edit`,
  encounters: (id: string) => `/patients/${id}/encounters`,
  newEncounter: (id: string) => `/patients/${id}/encounters/new`,
  amendEncounter: (id: string, encounterId: string) => `/patients/${id}/encounters/${encounterId}/amend`,
  careTeam: (id: string) => `/patients/${id}/care-team`,
  endCareTeamAssignment: (id: string, assignmentId: string) =>
    `/patients/${id}/care-team/${assignmentId}/end`,
  disclosures: (id: string) => `/patients/${id}/access-log`,
  breakGlass: (id: string) => `/patients/${id}/break-glass`,
  newPrescription: (id: string) => `/patients/${id}/prescriptions/new`,
  patientPrescriptions: (id: string) => `/patients/${id}/prescriptions`,

  emergencyAccess: () => '/break-glass',
  endEmergencyAccess: (id: string) => `/break-glass/${id}/end`,
  emergencyReviews: () => '/break-glass/reviews',
  reviewEmergencyAccess: (id: string) => `/break-glass/${id}/review`,

  prescriptions: () => '/prescriptions',
  prescription: (id: string) => `/prescriptions/${id}`,
  signPrescription: (id: string) => `/prescriptions/${id}/sign`,
  dispensePrescription: (id: string) => `/prescriptions/${id}/dispense`,
  cancelPrescription: (id: string) => `/prescriptions/${id}/cancel`,

  ownRecord: () => '/my/record',
  ownPrescriptions: () => '/my/prescriptions',
  ownDisclosures: () => '/my/access-log',

  audit: () => '/audit',
  auditEvent: (id: string) => `/audit/events/${id}`,
  auditExport: () => '/audit/export',

  security: () => '/security',
  alerts: () => '/security/alerts',
  securitySessions: () => '/security/sessions',
  users: () => '/admin/users',

  page: (path: string) => `/pages/${path}`,
  pages: () => '/cms/pages',
  newPage: () => '/cms/pages/new',
  editPage: (id: string) => `/cms/pages/${id}/edit`,
  pageRevisions: (id: string) => `/cms/pages/${id}/revisions`,
  publishPage: (id: string) => `/cms/pages/${id}/publish`,
  withdrawPage: (id: string) => `/cms/pages/${id}/withdraw`,

  liveness: () => '/healthz',
  readiness: () => '/readyz',
} as const
