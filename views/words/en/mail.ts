/** What is said of mails, in English. */
export const mail = {
  'mail.greeting': 'Hello,',
  'mail.greeting-to': 'Hello {name},',
  'mail.footer': 'MedGuard\nThis message was sent automatically; answers to it are not read.',
  'mail.tell-security':
    'If this was not you, sign in and change your password now, and tell your security officer.',
  'mail.not-me':
    'If this was not you, open this page and press the button. It ends every session, locks your account and tells the security officers:\n{link}',
  'mail.if-you': 'If this was you, you need do nothing.',
  'mail.account-locked.subject': 'Your account is locked for a while',
  'mail.account-locked.what':
    'On {when, date, moment} too many wrong passwords or codes were entered for your account, the last from the network address {address}.',
  'mail.account-locked.everywhere':
    'It is locked for {minutes, plural, one {# minute} other {# minutes}}, but for devices from which you have signed in before. Wait, or ask a security officer to unlock it.',
  'mail.account-locked.from-there':
    'It is locked for {minutes, plural, one {# minute} other {# minutes}} for tries from there; from elsewhere you can sign in as always.',
  'mail.account-locked.if-you': 'If this was you, wait or ask for a new password on the sign-in page.',
  'mail.account-not-me.subject': 'Somebody says: this was not me',
  'mail.account-not-me.what':
    'The owner of an account pressed “This was not me” in a mail about a sign-in or a lock. Every session of the account was ended, and nobody can sign in with it until an officer unlocks it.',
  'mail.account-not-me.next':
    'Speak with that person, look what was done with the account, and unlock it when it is theirs again.',
  'mail.account-unlocked.subject': 'Your account is unlocked',
  'mail.account-unlocked.what': 'A security officer unlocked your account on {when, date, moment}.',
  'mail.account-unlocked.new-password':
    'The password that it had does not work any more: choose a new one by the link that comes in another mail.',
  'mail.account-unlocked.as-always': 'You can sign in as always.',
  'mail.audit-checkpoint.subject': 'Checkpoint of the audit log',
  'mail.audit-checkpoint.keep':
    'Keep this message. It is the signed state of the audit log: with it, anyone can later tell whether the log was changed, cut or written anew.',
  'mail.audit-checkpoint.check':
    'Save the lines from the name of the log to the signature as a file, and check an export of the log against it with: medguard audit-verify FILE --public-key PEM --checkpoint CHECKPOINT',
  'mail.audit-log-alert.subject': 'Something is wrong with the audit log',
  'mail.audit-log-alert.next':
    'Keep the machine and its backups as they are. What is known stands on the page of the log’s integrity:\n{link}',
  'mail.confirm-email.subject': 'Confirm your e-mail address',
  'mail.confirm-email.what':
    'This address was entered for your account. To confirm that it is yours, open this link:',
  'mail.confirm-email.works':
    'It works for {hours, plural, one {# hour} other {# hours}}. Until you confirm it, the address is not used for new passwords.',
  'mail.confirm-email.if-not': 'If you do not know of this, you need do nothing.',
  'mail.detector-switched-off.subject': 'Not looked for any more: {title}',
  'mail.detector-switched-off.what':
    '{by} switched off the detector “{title}”; {approvedBy} approved it. What it would have flagged is not flagged until it is switched on again, and what happens until then is not looked at later.',
  'mail.detector-switched-off.next': 'To see what is on, sign in and open:',
  'mail.email-changed.subject': 'The e-mail address of your account changes',
  'mail.email-changed.done':
    'On {when, date, moment} another e-mail address was put in the place of this one.',
  'mail.email-changed.entered':
    'On {when, date, moment} another e-mail address was entered for your account. It takes the place of this one once it is confirmed.',
  'mail.email-changed.if-known': 'If you know of this, you need do nothing.',
  'mail.email-changed.settles':
    'Until {until, date, moment} no new password can be asked for with the new address. If you know of this, you need do nothing.',
  'mail.emergency-access.reason': 'Reason given: {reason}.',
  'mail.emergency-access-extended.subject': 'Emergency access was extended',
  'mail.emergency-access-extended.what':
    '{who} extended their emergency access until {until, date, moment}. It can be extended only once.',
  'mail.emergency-access-extended.next': 'To see why, and what was done, sign in and open:',
  'mail.emergency-access-requested.subject': 'Somebody waits for your approval of emergency access',
  'mail.emergency-access-requested.what':
    '{who} has used up today’s emergency access and asks for more. They are waiting.',
  'mail.emergency-access-requested.next':
    'To approve or refuse it until {until, date, moment}, sign in and open:',
  'mail.emergency-access-started.subject': 'Emergency access was started',
  'mail.emergency-access-started.own-work':
    '{who} began emergency access on {when, date, moment}, to do their own work outside their hours or networks.',
  'mail.emergency-access-started.glass':
    '{who} broke the glass on {when, date, moment}, to open a record that is not in their care.',
  'mail.emergency-access-started.next':
    'Everything that is done with it is recorded. To see what was done, and to review it, sign in and open:',
  'mail.emergency-review-escalated.subject': 'A review of emergency access was escalated',
  'mail.emergency-review-escalated.what':
    '{reviewer} reviewed emergency access by {who} and asks for a second opinion.',
  'mail.emergency-review-escalated.next': 'To see what was done, and to give it, sign in and open:',
  'mail.emergency-reviews-overdue.subject': 'Reviews of emergency access are overdue',
  'mail.emergency-reviews-overdue.what':
    '{overdue, plural, one {# use of emergency access began more than {hours} hours ago and has not been reviewed.} other {# uses of emergency access began more than {hours} hours ago and have not been reviewed.}}',
  'mail.emergency-reviews-overdue.next': 'To review, sign in and open:',
  'mail.expiry-warning.subject':
    'Your {kind, select, licence {licence} training {training} other {}} {days, plural, =0 {runs out today} =1 {runs out tomorrow} other {runs out in # days}}',
  'mail.expiry-warning.what':
    'The last day of your {kind, select, licence {licence} training {training} other {}} is {lastDay, date, calendar}: it {days, plural, =0 {runs out today} =1 {runs out tomorrow} other {runs out in # days}}.',
  'mail.expiry-warning.then-licence':
    'Then prescribing and dispensing stop until it is renewed; reading goes on.',
  'mail.expiry-warning.then-training':
    'Then exports and emergency access stop until it is renewed, after the days of grace your facility gives.',
  'mail.expiry-warning.renewed':
    'Once it is renewed, tell your administrator the new date: it holds at once.',
  'mail.first-password.subject': 'Your account is ready: choose a password',
  'mail.first-password.what':
    'An account was made for you. Your username is {username}. To choose your password, open this link:',
  'mail.first-password.works':
    'It works once, for {hours, plural, one {# hour} other {# hours}}. After that, ask your administrator for a new one.',
  'mail.first-password.nobody':
    'Nobody else knows the password that you choose, and nobody will ever ask you for it.',
  'mail.new-account-assigned.subject': 'A new account was put into a care team or on a ward',
  'mail.new-account-assigned.what':
    'Somebody whose account or role is less than {days} days old was put on a ward, or into the care team of a patient, whose record they can open now.',
  'mail.new-account-assigned.next':
    'Most often this is a new colleague. Look whether it is: an account that nobody works with is how records are read unseen.',
  'mail.new-device.subject': 'New sign-in to your account',
  'mail.new-device.what':
    'Your account was used from a device or a network that it had not been used from before:',
  'mail.new-network.subject': 'Sign-in to your account from a new network',
  'mail.new-network.what':
    'Your account was used on a device that you know, but from a network that it had not been used from before:',
  'mail.new-place.facts': 'When: {when, date, moment}\nDevice: {device}\nNetwork address: {address}',
  'mail.password-changed.subject': 'Your password was changed',
  'mail.password-changed.what':
    'Your password was changed on {when, date, moment}, from the network address {address}. All other sessions were ended, and trusted devices were forgotten.',
  'mail.password-reset.subject': 'Choose a new password',
  'mail.password-reset.what':
    'Someone, probably you, asked for a new password for your account. To choose one, open this link:',
  'mail.password-reset.works':
    'It works once, for {minutes, plural, one {# minute} other {# minutes}}. If you use two-step verification to sign in, you will still need it.',
  'mail.password-reset.if-not':
    'If you did not ask for this, you need do nothing: your password stays as it is.',
  'mail.record-invitation.subject': 'Your invitation to read a record',
  'mail.record-invitation.what':
    'The front desk invites you to read record {recordNumber}. Open this page and enter the code:',
  'mail.record-invitation.code': 'Code: {code}',
  'mail.record-invitation.works':
    'It works once, for {days} days. If you did not ask for it, tell the front desk; nothing happens until the code is used.',
  'mail.record-unreadable.subject': 'A record cannot be read',
  'mail.record-unreadable.what':
    'A stored field of a record does not open. It was changed outside MedGuard, or the database is damaged. It is not shown to anybody, and nothing was overwritten.',
  'mail.record-unreadable.which': 'Which record it is stands on the page of alerts:\n{link}',
  'mail.record-unreadable.how-often': 'You are told once a day for each record.',
  'mail.report.subject': '{title}: {period}',
  'mail.report.figures': '{title}, {period}:',
  'mail.report.next': 'To read the report, sign in and open:\n{link}',
  'mail.report.end': 'You asked for this report by mail. You can end that under Reports, Reports by mail.',
  'mail.rights-proposed.subject': 'A change of rights waits for approval',
  'mail.rights-proposed.what':
    'Somebody is to get a right that only two people together can give. It needs your yes or no, unless you proposed it yourself.',
  'mail.rights-proposed.next':
    'To see what would change, and why, sign in and open the page below within {days} days; after that it lapses.',
  'mail.setting-proposed.subject': 'A change of a setting waits for approval',
  'mail.setting-proposed.what':
    'A setting that protects everybody is to change. Only two people together can do that. It needs your yes or no, unless you proposed it yourself.',
  'mail.setting-proposed.next':
    'To see what would change, sign in and open the page below within {days} days; after that it lapses.',
  'mail.second-factor-changed.subject': 'Your two-step verification has changed',
  'mail.second-factor-changed.enrolled':
    'Two-step verification was set up for your account, on {when, date, moment}.',
  'mail.second-factor-changed.removed':
    'Two-step verification was turned off for your account, on {when, date, moment}.',
  'mail.second-factor-changed.reset-by-administrator':
    'An administrator reset two-step verification for your account, on {when, date, moment}.',
  'mail.second-factor-changed.backup-codes-made':
    'New backup codes were made for your account; the old ones no longer work, on {when, date, moment}.',
  'mail.second-factor-changed.text-messages-added':
    'Codes by text message were set up as another way to pass two-step verification when you sign in, on {when, date, moment}.',
  'mail.second-factor-changed.text-messages-removed':
    'Codes by text message were turned off for your account, on {when, date, moment}.',
  'mail.second-factor-changed.backup-code-used':
    'A backup code was used to sign in to your account, on {when, date, moment}.',
  'mail.second-factor-changed.codes-left':
    'You have {left, plural, one {# backup code} other {# backup codes}} left.',
  'mail.second-factor-changed.moved':
    'It was moved to another authenticator app. The one before no longer works.',
  'mail.session-ended.subject': 'Your oldest session was ended',
  'mail.session-ended.what':
    'You signed in on {when, date, moment} and had {most, plural, one {# session} other {# sessions}} open already, which is the most there may be. The oldest was ended: {device}.',
  'mail.session-ended.next': 'Sign out where you are done, and this will not happen.',
  'mail.text-message-code.subject': 'Your code',
  'mail.text-message-code.text':
    '{code} is your MedGuard code. It works for {minutes, plural, one {# minute} other {# minutes}}. Tell it to nobody.',
  'mail.unusual-access.subject': 'Unusual access to records: {title}',
  'mail.unusual-access.what':
    'The audit log shows access to records that should be looked into ({title}): {alerts, plural, one {# new alert} other {# new alerts}}.',
  'mail.unusual-access.next': 'To investigate, sign in and open:',
  'mail.written.first-password':
    'A link to choose a password, which works for 72 hours, {waits, select, yes {is written and waits for {name}: this installation has no mail server yet (SMTP_URL).} other {is on its way for {name}.}}',
  'mail.written.new-link':
    'A new link, in place of the one before, {waits, select, yes {is written and waits: this installation has no mail server yet (SMTP_URL).} other {is on its way.}}',
  'mail.written.invitation':
    'The invitation {waits, select, yes {is written and waits: this installation has no mail server yet (SMTP_URL).} other {is on its way.}}',
  'mail.written.first-password-link':
    'A link to choose a password {waits, select, yes {is written and waits to your address: this installation has no mail server yet (SMTP_URL).} other {is on its way to your address.}}',
  'mail.written.email-confirmation':
    'A link to confirm this address, which works for 24 hours, {waits, select, yes {is written and waits to it: this installation has no mail server yet (SMTP_URL).} other {is on its way to it.}} Until it is opened nothing changes.',
} as const
