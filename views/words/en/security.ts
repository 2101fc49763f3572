/** What the room `security` says, in English. */
export const security = {
  'security.notice.alert-seen': 'Acknowledged.',
  'security.notice.role-changed': 'The role is changed. It applies from everybody’s next click.',
  'security.notice.role-change-proposed':
    'Sent for approval. Nothing changes until somebody else approves it.',
  'security.notice.account-unlocked':
    'The account is unlocked. The person is told by mail and can sign in; who had locked it themselves chooses a new password first.',
  'security.notice.session-ended': 'The session has ended.',
  'security.notice.alert-closed': 'The alert is closed.',
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
  'security.fault.choose-action': 'Choose an action',
  'security.fault.enter-fewer-networks': 'Enter fewer networks',
  'security.fault.hour-missing':
    'Enter the {end, select, beginning {beginning} end {end} other {}} of line {line}: hours need both a beginning and an end.',
  'security.fault.hour-unreadable':
    'Enter the {end, select, beginning {beginning} end {end} other {}} of line {line} as HH:MM: hours need both a beginning and an end.',
  'security.fault.line-begins-ends-whole':
    'Line {line} begins and ends at {from}. For the whole day, choose “At any hour”.',
  'security.fault.choose-days-line': 'Choose the days of line {line}.',
  'security.fault.choose-whether-set-hours': 'Choose whether there are set hours.',
  'security.fault.enter-hours-choose-hour': 'Enter the hours, or choose “At any hour”.',
  'security.fault.administers-guards-audits-medguard':
    'Who administers, guards or audits MedGuard opens no patient’s record: take one of the two away.',
  'security.fault.nobody-dispenses-signed-take':
    'Nobody dispenses what they have signed: take one of the two away.',
  'security.fault.role-prescribes-administers-guards':
    'A role that prescribes, administers, guards or audits needs a second factor.',
  'security.fault.administers-guards-audits-enters':
    'Who administers, guards or audits enters a code at every sign-in: enter 0.',
  'security.fault.without-second-factor-no':
    'Without a second factor no device needs to be trusted: enter 0.',
  'security.fault.administers-guards-audits-signs':
    'Who administers, guards or audits signs in with an authenticator app: take the tick away.',
  'security.fault.emergency-access-goes-right':
    'Emergency access goes with the right to break the glass: tick both, or neither.',
  'security.fault.tick-box-leave': 'Tick the box or leave it',
  'security.fault.look-changes-first': 'Look at what changes first',
  'security.fault.shorten-reason-500-characters': 'Shorten the reason to 500 characters or fewer',
  'security.fault.use-2-64-letters':
    'Use 2 to 64 letters a to z, digits, dots, dashes and underscores, beginning with a letter or digit',
  'security.fault.choose-role': 'Choose the role',
  'security.fault.choose-whether-account-used': 'Choose whether the account can be used',
} as const
