import type { Actor } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { searchAddress } from '../audit/search-address.ts'
import { paths } from '../paths.ts'

type Permissions = Actor['permissions']

/** Where the desks lead: where a right is needed there, only those who have it. */
const forThose = (permissions: Permissions, right: Permission, href: string): string | undefined =>
  permissions.has(right) ? href : undefined

export const ofAdministration = (permissions: Permissions) => ({
  user: paths.user,
  users: paths.users(),
  unprotected: `${paths.users()}?show=no-second-factor`,
  licences: `${paths.users()}?show=licence`,
  approvals: forThose(permissions, 'role.approve', paths.approvals()),
})

/** @param from a day ago @param notableFrom a week ago */
export const ofAudit = (permissions: Permissions, from: string, notableFrom: string) => ({
  events: searchAddress({ from }),
  refused: searchAddress({ from, outcome: 'refused' }),
  failedSignIns: searchAddress({ from, event: 'sign-in.failed' }),
  emergencies: searchAddress({ from, event: 'emergency-access.started' }),
  reviews: forThose(permissions, 'emergency-access.review', paths.emergencyReviews()),
  event: paths.auditEvent,
  log: paths.audit(),
  week: searchAddress({ from: notableFrom }),
  daily: paths.dailyReport(),
  integrity: paths.auditIntegrity(),
})

export const ofClinician = () => ({
  patients: paths.patients(),
  patient: paths.patient,
  vitalSigns: paths.vitalSigns,
  awaitedResults: paths.awaitedResults(),
  criticalResults: `${paths.awaitedResults()}?show=critical`,
  prescription: paths.prescription,
  ending: `${paths.prescriptions()}?status=ending`,
  drafts: paths.toSign(),
})

export const ofFrontDesk = (permissions: Permissions) => ({
  patient: paths.patient,
  patients: paths.patients(),
  newPatient: forThose(permissions, 'demographics.write', paths.newPatient()),
})

export const ofOwnRecord = () => ({
  record: paths.ownRecord(),
  prescriptions: paths.ownPrescriptions(),
  disclosures: paths.ownDisclosures(),
})

export const ofPages = () => ({
  edit: paths.editPage,
  pages: paths.pages(),
  unpublished: `${paths.pages()}?show=unpublished`,
  newPage: paths.newPage(),
})

export const ofPharmacy = () => ({
  queue: paths.prescriptions(),
  ending: `${paths.prescriptions()}?status=ending`,
  supplied: paths.supplied(),
  prescription: paths.prescription,
})

export const ofSecurity = (permissions: Permissions) => ({
  alerts: paths.alerts(),
  reviews: forThose(permissions, 'emergency-access.review', paths.emergencyReviews()),
  requests: forThose(permissions, 'emergency-access.approve', paths.emergencyApprovals()),
  approvals: forThose(permissions, 'role.approve', paths.approvals()),
  sessions: forThose(permissions, 'session.manage', paths.securitySessions()),
  lockouts: forThose(permissions, 'session.manage', paths.lockouts()),
})
