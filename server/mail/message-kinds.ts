import { accountsMails } from '../accounts/mail-kinds.ts'
import { auditMails } from '../audit/mail-kinds.ts'
import { emergencyAccessMails } from '../emergency-access/mail-kinds.ts'
import { facilityMails } from '../facility/mail-kinds.ts'
import { patientsMails } from '../patients/mail-kinds.ts'
import { administrationMails } from '../administration/mail-kinds.ts'
import { securityMails } from '../security/mail-kinds.ts'

/** Every room brings what its messages are about. */
export const messageKinds = [
  ...accountsMails,
  ...auditMails,
  ...emergencyAccessMails,
  ...facilityMails,
  ...patientsMails,
  ...administrationMails,
  ...securityMails,
] as const

/** What a message is about. */
export type MessageKind = (typeof messageKinds)[number]
