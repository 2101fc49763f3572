import {
  application,
  author,
  custodian,
  destinationRole,
  dicom,
  disclose,
  humanUser,
  informationRecipient,
  interaction,
  restfulOperation,
  sourceRole,
} from './codes.ts'
import type { ActionCode, Coding } from './resource.ts'

/** What the names of IHE's profiles have in common. */
type Pattern = 'Read' | 'Query' | 'Create' | 'Update' | 'Delete' | 'PrivacyDisclosure'

/**
 * How FHIR says that something of a kind was done, after IHE's Basic Audit Log Patterns (BALP 1.1) where they have a
 * pattern for it, else after DICOM PS3.15 A.5.
 */
export type Act = {
  readonly type: Coding
  readonly subtype: readonly Coding[]
  readonly action: ActionCode
  /** Parts of the person, of the browser and of MedGuard. */
  readonly user: Coding
  readonly client: Coding
  readonly server: Coding
  readonly pattern?: Pattern
  /** Whether it asked for something by a query. */
  readonly asks?: true
}

// Data goes from the server to the client.
const toClient = { user: informationRecipient, client: destinationRole, server: sourceRole }
const toServer = { user: author, client: sourceRole, server: destinationRole }
const rest = { type: restfulOperation }
const noData = { user: humanUser, client: sourceRole, server: destinationRole, action: 'E' } as const

const security = (code: string, display: string): Act => ({
  ...noData,
  type: dicom('110113', 'Security Alert'),
  subtype: [dicom(code, display)],
})

const authentication = (code: string, display: string): Act => ({
  ...noData,
  type: dicom('110114', 'User Authentication'),
  subtype: [dicom(code, display)],
})

const activity = (code: string, display: string): Act => ({
  ...noData,
  type: dicom('110100', 'Application Activity'),
  subtype: [dicom(code, display)],
})

const auditLogUsed = { ...toClient, type: dicom('110101', 'Audit Log Used') }

const catalogue = {
  read: { ...rest, ...toClient, subtype: [interaction('read')], action: 'R', pattern: 'Read' },
  // The query goes from client to server, and with it the roles of source and destination (DICOM, BALP).
  search: {
    ...rest,
    user: informationRecipient,
    client: sourceRole,
    server: destinationRole,
    subtype: [interaction('search')],
    action: 'E',
    pattern: 'Query',
    asks: true,
  },
  create: { ...rest, ...toServer, subtype: [interaction('create')], action: 'C', pattern: 'Create' },
  update: { ...rest, ...toServer, subtype: [interaction('update')], action: 'U', pattern: 'Update' },
  delete: {
    ...rest,
    user: author,
    client: application,
    server: custodian,
    subtype: [interaction('delete')],
    action: 'D',
    pattern: 'Delete',
  },
  operation: { ...rest, ...noData, subtype: [interaction('operation')] },
  disclosure: {
    ...toClient,
    type: dicom('110106', 'Export'),
    subtype: [disclose],
    action: 'R',
    pattern: 'PrivacyDisclosure',
  },
  import: { ...toServer, type: dicom('110107', 'Import'), subtype: [interaction('create')], action: 'C' },
  login: authentication('110122', 'Login'),
  logout: authentication('110123', 'Logout'),
  'user-security': security('110137', 'User Security Attributes Changed'),
  'role-security': security('110136', 'Security Roles Changed'),
  'object-security': security('110135', 'Object Security Attributes Changed'),
  'security-configuration': security('110129', 'Security Configuration'),
  'network-configuration': security('110128', 'Network Configuration'),
  'software-configuration': security('110131', 'Software Configuration'),
  'restricted-function': security('110132', 'Use of Restricted Function'),
  'emergency-start': security('110127', 'Emergency Override Started'),
  'emergency-stop': security('110138', 'Emergency Override Stopped'),
  'audit-log-read': { ...auditLogUsed, subtype: [interaction('read')], action: 'R' },
  'audit-log-search': { ...auditLogUsed, subtype: [interaction('search')], action: 'R', asks: true },
  'application-start': activity('110120', 'Application Start'),
  'application-stop': activity('110121', 'Application Stop'),
} as const satisfies Record<string, Act>

export type ActName = keyof typeof catalogue

/** Every way in which an event is told in FHIR. */
export const acts: Readonly<Record<ActName, Act>> = catalogue
