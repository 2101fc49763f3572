/** What the room `security` says, in English. */
export const security = {
  'security.notice.alert-seen': 'Acknowledged.',
  'security.notice.role-changed': 'The role is changed. It applies from everybody’s next click.',
  'security.notice.role-change-proposed':
    'Sent for approval. Nothing changes until somebody else approves it.',
  'security.notice.account-unlocked':
    'The account is unlocked. The person is told by mail and can sign in; who had locked it themselves chooses a new password first.',
  'security.notice.session-ended': 'The session has ended.',
  'security.notice.settings-saved': 'The settings are saved.',
  'security.notice.alert-closed': 'The alert is closed.',
  'security.notice.detector-saved': 'The detector is saved. It holds within a minute.',
  'security.notice.networks-saved': 'The networks are saved. They hold from the next click.',
  'security.notice.exception-granted': 'The exception is granted.',
  'security.notice.exception-taken-back': 'The exception is revoked.',
  'security.notice.nothing-changed': 'Nothing was changed.',
  'security.notice.changes-saved': 'The changes are saved.',
  'security.notice.second-person-approve': 'A second person has to approve {waitsFor}.',
  'security.notice.account-made': 'The account is made.',
  'security.notice.role-waits': 'The role {role} waits until a second person approves it.',
  'security.notice.rights-approved': 'Approved. It holds from the next click of everybody it is about.',
  'security.notice.rights-refused': 'Not approved. Nothing has changed.',
  'security.notice.rights-withdrawn': 'Withdrawn. Nothing has changed.',
  'security.notice.rights-expired':
    'This had waited too long and has lapsed. Nothing has changed; it can be proposed again.',
  'security.notice.rights-superseded':
    'Something else has changed since this was proposed. Nothing of it was done; it can be proposed again.',
  'security.notice.rights-proposer-without-right':
    'Whoever proposed this may not do so any more. Nothing of it was done; somebody else can propose it.',
} as const
