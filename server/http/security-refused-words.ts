import type { securityRefusals } from '../security/refusals.ts'
import type { RefusedWords } from './refused-words-type.ts'

/** What an administrator may not change of their own account, by the field. */
const ownAccount: Readonly<Record<string, string>> = {
  role: 'Nobody changes their own role. Ask another administrator.',
  active: 'Nobody disables their own account. Ask another administrator.',
  email: 'Change your own e-mail address under “Your account”.',
}

/** Why something that officers and administrators do cannot be done now, in words. */
export const securityRefusedWords: RefusedWords<keyof typeof securityRefusals> = {
  'own-alert': {
    heading: 'Somebody else must close this',
    reason: 'The alert is about what you did yourself. Ask another security officer to look into it.',
  },
  'own-role': {
    heading: 'Not your own role',
    reason: 'Nobody changes the role they hold. Ask somebody with another role who may change roles.',
  },
  'own-rights': {
    heading: 'Not your own access',
    reason: 'Nobody gives themselves hours or networks. Ask a colleague who manages access.',
  },
  'own-account': { reason: ({ field }) => ownAccount[String(field)] ?? ownAccount['role'] ?? '' },
  'shuts-oneself-out': {
    reason: ({ address }) =>
      `This would shut you out: you are at ${address} now. Add it, or ask a colleague.`,
  },
  'no-such-role': { reason: 'Choose the role' },
  'role-without-emergency-access': {
    reason: ({ role }) => `${role}: this role has no emergency access; take the tick away`,
  },
  'email-taken': { reason: 'Another user has this e-mail address; enter a different one.' },
  'username-taken': { reason: 'Another user has this username; choose a different one.' },
  'nothing-differs': { reason: 'Nothing differs from what the role is now.' },
  'reason-for-approval': { reason: 'Say why, for whoever approves it.' },
  'change-waits': { reason: 'A change of this role waits for approval already; see “Approvals”.' },
  'own-session': { reason: 'This is the session you are using: sign out to end it.' },
}
