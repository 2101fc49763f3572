/** What the room `accounts` says, in English. */
export const accounts = {
  // What is wrong with a password that somebody chose
  'accounts.password-fault.common': 'This is one of the passwords that are tried first; choose another',
  'accounts.password-fault.unkept-characters':
    'The password contains characters that cannot be kept; type it again',
  'accounts.password-fault.too-short':
    'Use at least {least} characters; three or four words that do not belong together are good',
  'accounts.password-fault.too-long': 'Use at most {most} characters',
  'accounts.password-fault.own-names':
    'The name of the product, of the facility, of your role or of yourself is easily guessed; choose another password',
  'accounts.password-fault.guessed-early':
    'This would be guessed early: it is mostly a sequence, a repetition, a pattern of keys, a known sentence or words that are tried first. Choose another; four words that do not belong together are good',
  'accounts.password-fault.breached':
    'This password stands in lists of passwords that were stolen elsewhere and are tried first; choose another',
  'accounts.password-fault.composition': 'Add {missing}: this facility’s rules ask for {all}',
  'accounts.password-fault.wrong-current':
    'This is not your current password, or it was tried too often. Check it; after five wrong ones wait half an hour.',
  'accounts.password-fault.used-before': 'Use one that is not among your last {remembered} passwords',
  'accounts.password-fault.changed-meanwhile': 'Your password was changed meanwhile; enter the new one',
  'accounts.password-kind.small': 'a small letter',
  'accounts.password-kind.capital': 'a capital letter',
  'accounts.password-kind.digit': 'a digit',
  'accounts.password-kind.special': 'a special character such as ! or -',
  'accounts.browser.unknown': 'Unknown browser',
  'accounts.browser.named':
    '{browser}{kind, select, mobile {, phone} tablet {, tablet} tv {, television} other {}}',
  'accounts.browser.on-system':
    '{browser} on {system}{kind, select, mobile {, phone} tablet {, tablet} tv {, television} other {}}',
  'accounts.notice.no-other-session': 'There was no other session.',
  'accounts.notice.all-other-sessions-ended': 'All other sessions have ended.',
  'accounts.notice.session-ended': 'The session has ended.',
  'accounts.notice.proved-do-it-again': 'Thank you. Now do once more what you were about to do.',
  'accounts.notice.e-mail-address-confirmed': 'Your e-mail address is confirmed.',
  'accounts.notice.device-forgotten': 'The device is forgotten: it will be asked for a code.',
  'accounts.notice.device-named': 'The device has its name.',
  'accounts.notice.ten-new-backup-codes': 'You have ten new backup codes. The old ones no longer work.',
  'accounts.notice.second-step-set-up': 'Two-step verification is set up.',
  'accounts.notice.second-step-reset':
    'Two-step verification of {displayName} is reset. Every session of theirs has ended.',
  'accounts.notice.second-step-off': 'Two-step verification is off.',
  'accounts.notice.saved-separately-discarded': 'What was saved separately has been thrown away.',
  'accounts.notice.code-sent-to-sign-in':
    'A code is on its way to {to}. It works here for {codeMinutes} minutes.',
  'accounts.notice.text-messages-off': 'Codes by text message are off, and your number is deleted.',
  'accounts.notice.code-sent-to-confirm': 'A code is on its way to {number}. Enter it here.',
  'accounts.notice.text-messages-on': 'When you sign in you can now ask for a code by text message.',
  'accounts.notice.password-changed': 'Your password is changed.',
  'accounts.notice.password-set': 'Your password is set.',
  'accounts.notice.sign-in-with-it': 'Sign in with it now.',
  'accounts.notice.other-sessions-ended': 'Every other session has ended.',
  'accounts.notice.saved-separately':
    'A form that was sent while your session was held has been saved separately: see “Saved separately” in your account.',
  'accounts.password.strength':
    'It is {level, select, veryEasy {very easily guessed} easy {easily guessed} someEffort {guessed with some effort} hard {hard to guess} veryHard {very hard to guess} other {}}{because, select, rowOfKeys {, because it is a row of keys} keyPattern {, because it is a pattern on the keyboard} oneCharacter {, because it repeats one character} repeats {, because it repeats itself} sequence {, because it follows the order of the alphabet or of numbers} year {, because it is made of a year} date {, because it is made of a date} mostUsed {, because it is made of one of the most used passwords} oftenUsed {, because it is made of a password that is often used} closeToOftenUsed {, because it is close to a password that is often used} singleWord {, because it is a single word} name {, because it is made of a name} ownName {, because it is made of your own name or role} rowOfWords {, because it is a row of common words} other {}}.',
  'accounts.password.four-words': 'Four words that do not belong together would be better.',
  'accounts.password.not-checked':
    'Whether it stands in lists of stolen passwords could not be checked just now; if you use it anywhere else, change it.',
  'accounts.notice.few-backup-codes':
    'You have {left, plural, one {# backup code} other {# backup codes}} left. Make new ones under Your account, Two-step verification.',
  'accounts.password.due': 'You have to choose a new password before you can go on.',
  'accounts.password.due-by-rule':
    'This facility’s rule is a new password every {days, plural, one {# day} other {# days}}. Choose a new one to go on.',
  'accounts.password.due-since':
    'This facility’s rule is a new password every {days, plural, one {# day} other {# days}}. Yours is from {since, date, day}. Choose a new one to go on.',
  'accounts.account-navigation.your-account': 'Your account',
  'accounts.activity.your-activity': 'Your activity',
  'accounts.activity.your-account': 'Your account',
  'accounts.activity.happened-account': 'What happened to your account',
  'accounts.activity.something-here-not-change':
    'If something here was not you, change your password, end your other sessions, and tell the security team.',
  'accounts.activity.when': 'When',
  'accounts.activity.what': 'What',
  'accounts.activity.device': 'Device',
  'accounts.activity.address': 'Address',
  'accounts.activity.sign-ins-changes-account': 'Sign-ins and changes of your account will stand here.',
  'accounts.activity.nothing-yet': 'Nothing yet',
  'accounts.activity.pages-activity': 'Pages of your activity',
  'accounts.arrival.one-moment': 'One moment',
  'accounts.arrival.page-followed-link-being': 'The page you followed a link to is being opened.',
  'accounts.arrival.go-nothing-happens': 'Go on, if nothing happens',
  'accounts.backup-codes.backup-codes': 'Your backup codes',
  'accounts.backup-codes.print-page-write-codes':
    'Print this page or write the codes down, and keep them away from your phone. They are shown this once.',
  'accounts.backup-codes.medguard-backup-codes': 'MedGuard backup codes of {username}, {madeOn}',
  'accounts.backup-codes.each-works-once-place':
    'Each works once, in place of the six digits. Cross out the ones you have used.',
  'accounts.backup-codes.lost-make-new-ones':
    'Lost them? Make new ones under <link>Your account, Two-step verification</link>; the old ones then stop working.',
  'accounts.backup-codes.kept': 'I have kept them',
  'accounts.confirm-email.confirm-e-mail-address': 'Confirm your e-mail address',
  'accounts.confirm-email.address-account-link-new':
    'From then on {email} is the address of your account, and a link to a new password can go there.',
  'accounts.confirm-email.yes-address-mine': 'Yes, this address is mine',
  'accounts.confirm.confirm': 'Confirm that it is you',
  'accounts.confirm.about-needs-code-not':
    'What you are about to do needs a code that is not older than five minutes.',
  'accounts.confirm.about-needs-password-once': 'What you are about to do needs your password once more.',
  'accounts.confirm.time-code': 'One-time code',
  'accounts.confirm.six-digits-authenticator-app': 'The six digits that your authenticator app shows now',
  'accounts.confirm.current-password': 'Current password',
  'accounts.confirm.go-on': 'Go on',
  'accounts.confirm.cancel': 'Cancel',
  'accounts.confirm-yourself-fields.current-password': 'Current password',
  'accounts.confirm-yourself-fields.time-code': 'One-time code',
  'accounts.confirm-yourself-fields.six-digits-authenticator-app':
    'The six digits in the authenticator app you use now, or one of your backup codes',
  'accounts.confirm-yourself.first-confirm-app-use':
    'First confirm that it is you. The app you use now keeps working until the new one is set up.',
  'accounts.confirm-yourself.first-confirm-need-authenticator':
    'First confirm that it is you. Then you need an authenticator app on your phone.',
  'accounts.confirm-yourself.second-step': 'Two-step verification',
  'accounts.confirm-yourself.continue': 'Continue',
  'accounts.demo-accounts.demo-accounts': 'Demo accounts',
  'accounts.demo-accounts.sign-any-six-digits':
    'Sign in as any of them. The six digits change every 30 seconds; load the page again for new ones.',
  'accounts.demo-accounts.messages-sent-demo': 'Messages sent by the demo',
  'accounts.devices.trusted-devices': 'Trusted devices',
  'accounts.devices.your-account': 'Your account',
  'accounts.devices.role-asked-code-every':
    'Your role is asked for a code at every sign-in, on every device.',
  'accounts.devices.signing-these-asks-password':
    'Signing in on these asks for your password only. Signing prescriptions, breaking the glass and changing how you sign in always ask for a code.',
  'accounts.devices.device': 'Device',
  'accounts.devices.trusted-since': 'Trusted since',
  'accounts.devices.last-sign': 'Last sign-in',
  'accounts.devices.until': 'Until',
  'accounts.devices.name-forget-device': 'Name or forget the device',
  'accounts.devices.no-trusted-device': 'No trusted device',
  'accounts.devices.tick-not-ask-code':
    'Tick “Do not ask for a code on this device” when you enter your code: it then holds for {days} days.',
  'accounts.devices.this-one': 'This one',
  'accounts.devices.rename': 'Rename<part> {name}</part>',
  'accounts.devices.forget': 'Forget<part> {name}</part>',
  'accounts.disable-second-factor.turn-off-second-step': 'Turn off two-step verification',
  'accounts.disable-second-factor.password-alone-let-anyone':
    'Your password alone will then let anyone in who knows it. Your backup codes stop working, and every other session of yours ends.',
  'accounts.disable-second-factor.second-step': 'Two-step verification',
  'accounts.disable-second-factor.turn-off': 'Turn it off',
  'accounts.forgotten-password.forgotten-password': 'Forgotten password',
  'accounts.forgotten-password.we-send-link-e':
    'We will send a link to your e-mail address. With it you choose a new password.',
  'accounts.forgotten-password.e-mail-address': 'E-mail address',
  'accounts.forgotten-password.kept-account': 'The one that is kept with your account',
  'accounts.forgotten-password.send-me-link': 'Send me a link',
  'accounts.forgotten-password.look-e-mail': 'Look at your e-mail',
  'accounts.forgotten-password.account-address-address-confirmed':
    'If an account has this address, and the address was confirmed, a link is on its way to it. It works once, for {minutes} minutes.',
  'accounts.forgotten-password.installation-no-mail-server':
    '<strong>This installation has no mail server yet, so no link can arrive.</strong> Ask your administrator.',
  'accounts.forgotten-password.nothing-arrives': 'If nothing arrives',
  'accounts.forgotten-password.wait-few-minutes-look':
    'Wait a few minutes, and look into the folder for unwanted mail.',
  'accounts.forgotten-password.perhaps-account-another-address':
    'Perhaps the account has another address: <link>try that one</link>.',
  'accounts.forgotten-password.otherwise-ask-administrator': 'Otherwise ask your administrator.',
  'accounts.kept-apart.saved-separately': 'Saved separately',
  'accounts.kept-apart.your-account': 'Your account',
  'accounts.kept-apart.forms-saved-separately': 'Forms that were saved separately',
  'accounts.kept-apart.form-arrives-another-network':
    'If a form arrives from another network while your session is on hold, or after your session was ended elsewhere, somebody else may have sent it. It is not mixed with what you type: it waits here for a day, at most 20 forms at a time; your activity shows any that came after that. If you did not send it, throw it away, change your password and tell your security officer.',
  'accounts.kept-apart.nothing-saved-separately': 'Nothing is saved separately.',
  'accounts.kept-apart.sent': 'Sent',
  'accounts.kept-apart.from-address': 'From address',
  'accounts.kept-apart.why-waits-here': 'Why it waits here',
  'accounts.kept-apart.form': 'Form',
  'accounts.kept-apart.throw-away': 'Throw it away',
  'accounts.kept-apart.open-form': 'Open the form',
  'accounts.name-device.name-device': 'Name this device',
  'accounts.name-device.name': 'Name',
  'accounts.name-device.know-such-phone-ward':
    'As you know it, such as “My phone” or “Ward 4, desk by the window”',
  'accounts.name-device.save-name': 'Save the name',
  'accounts.name-device.cancel': 'Cancel',
  'accounts.new-password-fields.least-characters-three-four':
    'At least {least} characters. Three or four words that do not belong together are easy to remember and hard to guess.',
  'accounts.new-password-fields.again': '{label} again',
  'accounts.not-me-done.account-locked': 'Your account is locked',
  'accounts.not-me-done.every-session-ended-nobody':
    'Every session has ended, nobody can sign in, and the security officers have been told.',
  'accounts.not-me-done.call-security-officer-administrator':
    'Call your security officer or administrator now, if you can. When the account is yours again they unlock it, and you choose a new password. If you used the old one anywhere else, change it there.',
  'accounts.not-me.not-me': 'This was not me',
  'accounts.not-me.press-button-somebody-else':
    'Press the button if somebody else may be using your account. If it was you after all, close this page: nothing has happened.',
  'accounts.not-me.press': 'When you press it:',
  'accounts.not-me.every-session-account-ends': 'every session of your account ends at once, yours too;',
  'accounts.not-me.nobody-sign-until-security':
    'nobody can sign in with it, until a security officer has unlocked it;',
  'accounts.not-me.security-officers-told-ask':
    'the security officers are told now, and will ask you what happened.',
  'accounts.not-me.lock-account': 'Lock my account',
  'accounts.own-email.e-mail-address': 'Your e-mail address',
  'accounts.own-email.your-account': 'Your account',
  'accounts.own-email.none-yet-without-cannot':
    'You have none yet. Without one you cannot get a new password by mail.',
  'accounts.own-email.confirmed': 'Confirmed',
  'accounts.own-email.not-confirmed-yet-no': 'Not confirmed yet: no new password goes there',
  'accounts.own-email.new-e-mail-address': 'New e-mail address',
  'accounts.own-email.e-mail-address-confirmed': 'E-mail address to be confirmed',
  'accounts.own-email.we-send-link-sure': 'We send a link to it, to be sure that it is yours',
  'accounts.own-email.send-me-link': 'Send me a link',
  'accounts.own-second-factor.second-step': 'Two-step verification',
  'accounts.own-second-factor.your-account': 'Your account',
  'accounts.own-second-factor.second-step-signing': 'Two-step verification',
  'accounts.own-second-factor.sign-password-alone-second':
    'You sign in with your password alone. With two-step verification, your account stays shut even to someone who knows your password: you also enter a code from an app on your phone.',
  'accounts.own-second-factor.set-up-second-step': 'Set up two-step verification',
  'accounts.own-second-factor.without-phone-without-code':
    'Without your phone and without a code, only an administrator can let you in again.',
  'accounts.own-second-factor.authenticator-app': 'Authenticator app',
  'accounts.own-second-factor.set-up': 'Set up',
  'accounts.own-second-factor.backup-codes-left': 'Backup codes left',
  'accounts.own-second-factor.set-up-another-authenticator':
    '<link>Set up another authenticator app</link>, for example on a new phone.',
  'accounts.own-second-factor.turn-off-second-step': 'Turn off two-step verification',
  'accounts.own-second-factor.new-backup-codes': 'New backup codes',
  'accounts.own-second-factor.get-ten-new-codes': 'You get ten new codes, and the ones before stop working.',
  'accounts.own-second-factor.time-code': 'One-time code',
  'accounts.own-second-factor.six-digits-authenticator-app':
    'The six digits that your authenticator app shows now',
  'accounts.own-second-factor.make-new-backup-codes': 'Make new backup codes',
  'accounts.own-second-factor.codes-text-message': 'Codes by text message',
  'accounts.own-second-factor.app-not-hand-set':
    'For when the app is not at hand. <link>Set up codes by text message</link>',
  'accounts.own-second-factor.sent-to': 'Sent to',
  'accounts.own-second-factor.use-another-number': 'Use another number',
  'accounts.own-second-factor.turn-off-codes-text': 'Turn off codes by text message',
  'accounts.own-sessions.your-sessions': 'Your sessions',
  'accounts.own-sessions.your-account': 'Your account',
  'accounts.own-sessions.end-all-other-sessions': 'End all other sessions',
  'accounts.own-sessions.where-signed': 'Where you are signed in',
  'accounts.own-sessions.end-session-not-know':
    'End a session that you do not know, and then change your password.',
  'accounts.own-sessions.device': 'Device',
  'accounts.own-sessions.address': 'Address',
  'accounts.own-sessions.signed-in': 'Signed in',
  'accounts.own-sessions.last-used': 'Last used',
  'accounts.own-sessions.end-session': 'End the session',
  'accounts.own-sessions.this-one': 'This one',
  'accounts.own-sessions.end-session-2': 'End<part> the session on {browser}</part>',
  'accounts.password.your-password': 'Your password',
  'accounts.password.change-password': 'Change your password',
  'accounts.password.current-password': 'Current password',
  'accounts.password.new-password': 'New password',
  'accounts.password.time-code': 'One-time code',
  'accounts.password.six-digits-authenticator-app': 'The six digits that your authenticator app shows now',
  'accounts.password.change-password-2': 'Change the password',
  'accounts.password.no-app-hand-ask': 'No app at hand? <link>Ask for a new password by mail</link> instead.',
  'accounts.password.change-every-other-session': 'When you change it, every other session of yours ends.',
  'accounts.remove-text-messages.turn-off-text-messages': 'Turn off text messages',
  'accounts.remove-text-messages.deletes-every-other-session':
    'This deletes {number}, and every other session of yours ends. Your app and your backup codes go on working.',
  'accounts.remove-text-messages.second-step': 'Two-step verification',
  'accounts.remove-text-messages.turn-off': 'Turn them off',
  'accounts.reset-password.account-ready-username': 'Your account is ready. Your username is {username}.',
  'accounts.reset-password.changed-every-session-yours':
    'When it is changed, every session of yours ends, and you sign in with the new one.',
  'accounts.reset-password.password': 'Password',
  'accounts.reset-password.new-password': 'New password',
  'accounts.reset-password.set-password': 'Set my password',
  'accounts.reset-password.change-password': 'Change the password',
  'accounts.reset-password.nobody-else-knows-password':
    'Nobody else knows your password, and nobody will ever ask you for it.',
  'accounts.resume.another-network': 'You are on another network',
  'accounts.resume.show-still-go-where':
    'Show that it is still you, and you go on where you were. A form that you have just sent is kept: you find it on its page.',
  'accounts.resume.time-code': 'One-time code',
  'accounts.resume.six-digits-authenticator-app': 'Six digits from your authenticator app',
  'accounts.resume.password': 'Password',
  'accounts.resume.go-on': 'Go on',
  'accounts.resume.sign-out-browser-instead': 'Sign out in this browser instead',
  'accounts.second-factor.enter-code': 'Enter your code',
  'accounts.second-factor.time-code': 'One-time code',
  'accounts.second-factor.six-digits-authenticator-app':
    'The six digits in your authenticator app, or one of your backup codes',
  'accounts.second-factor.six-digits-authenticator-app-2':
    'The six digits in your authenticator app or in a text message, or one of your backup codes',
  'accounts.second-factor.only-device-alone-use': 'Only on a device that you alone use',
  'accounts.second-factor.continue': 'Continue',
  'accounts.second-factor.app-not-hand-code': 'App not at hand? A code can go to {textMessagesTo}.',
  'accounts.second-factor.send-me-code-text': 'Send me a code by text message',
  'accounts.second-factor.no-phone-hand-use':
    'No phone at hand? Use a backup code. Without either, ask your administrator.',
  'accounts.second-factor-setup.set-up-second-step': 'Set up two-step verification',
  'accounts.second-factor-setup.role-needs-code-authenticator':
    'Your role needs a code from an authenticator app each time you sign in.',
  'accounts.second-factor-setup.counts-soon-entered-first':
    'It counts as soon as you have entered the first code. Every other session of yours then ends.',
  'accounts.second-factor-setup.scan-authenticator-app': 'Scan this with your authenticator app',
  'accounts.second-factor-setup.qr-code-authenticator-app': 'QR code for your authenticator app',
  'accounts.second-factor-setup.cannot-scan-type-key': 'Cannot scan? Type this key into the app:',
  'accounts.second-factor-setup.enter-code-shows': 'Enter the code it shows',
  'accounts.second-factor-setup.time-code': 'One-time code',
  'accounts.second-factor-setup.six-digits': 'Six digits',
  'accounts.second-factor-setup.confirm': 'Confirm',
  'accounts.sign-in.sign-in': 'Sign in',
  'accounts.sign-in.username': 'Username',
  'accounts.sign-in.password': 'Password',
  'accounts.sign-in.forgotten-password': 'I have forgotten my password',
  'accounts.signed-out.signed-out': 'Signed out',
  'accounts.signed-out.signed-out-2': 'You were signed out',
  'accounts.signed-out.kept-form-writing-again':
    'What was kept of a form that you were writing is in it again when you sign in and open it, for a day.',
  'accounts.signed-out.sign-again': 'Sign in again',
  'accounts.text-messages.codes-text-message': 'Codes by text message',
  'accounts.text-messages.app-not-hand-sign':
    'For when your app is not at hand: at sign-in you can ask for a code by text message.',
  'accounts.text-messages.second-step': 'Two-step verification',
  'accounts.text-messages.text-messages-intercepted-number':
    'Text messages can be intercepted, and a number can be taken over: the app is safer. Such a code never counts for signing prescriptions, breaking the glass or changing your account.',
  'accounts.text-messages.no-second-step-yet':
    'You have not set up two-step verification yet. Set up the authenticator app first.',
  'accounts.text-messages.set-up-second-step': 'Set up two-step verification',
  'accounts.text-messages.mobile-number': 'Mobile number',
  'accounts.text-messages.country-code-example-27':
    'With + and the country code, for example +27 82 555 0101. We send a code to it, to be sure that it is yours',
  'accounts.text-messages.send-me-code': 'Send me a code',
  'accounts.text-messages.code-text-message': 'Code from the text message',
  'accounts.text-messages.six-digits-sent-work':
    'Six digits, sent to {waitingFor}. They work for ten minutes',
  'accounts.text-messages.confirm-number': 'Confirm the number',
  'accounts.text-messages.nothing-came-enter-number': 'Nothing came? <link>Enter the number again</link>.',
  'accounts.user.users': 'Users',
  'accounts.user.change': 'Change',
  'accounts.user.hours-networks': 'Hours and networks',
  'accounts.user.username': 'Username',
  'accounts.user.role': 'Role',
  'accounts.user.account': 'Account',
  'accounts.user.active': 'Active',
  'accounts.user.disabled': 'Disabled',
  'accounts.user.e-mail-address': 'E-mail address',
  'accounts.user.password': 'Password',
  'accounts.user.chosen': 'Chosen',
  'accounts.user.not-chosen-yet': 'Not chosen yet',
  'accounts.user.second-step': 'Two-step verification',
  'accounts.user.set-up': 'Set up {time}',
  'accounts.user.licence': 'Licence',
  'accounts.user.training': 'Training',
  'accounts.user.emergency-access': 'Emergency access',
  'accounts.user.may-break-glass': 'May break the glass',
  'accounts.user.no': 'No',
  'accounts.user.not-confirmed-yet': 'Not confirmed yet',
  'accounts.user.send-first-link-again': 'Send the first link again',
  'accounts.user.not-chosen-password-yet':
    '{displayName} has not chosen a password yet. A new link goes to {email} and works once, for 72 hours; the one before then works no more.',
  'accounts.user.own-time-code': 'Your own one-time code',
  'accounts.user.six-digits-authenticator-app': 'The six digits that your authenticator app shows now',
  'accounts.user.send-new-link': 'Send a new link',
  'accounts.user.reset-second-step': 'Reset two-step verification',
  'accounts.account-navigation.sessions': 'Sessions',
  'accounts.account-navigation.activity': 'Activity',
  'accounts.account-navigation.password': 'Password',
  'accounts.account-navigation.email': 'E-mail',
  'accounts.account-navigation.second-step': 'Two-step verification',
  'accounts.account-navigation.devices': 'Trusted devices',
  'accounts.account-navigation.saved-separately': 'Saved separately',
  'accounts.confirm-yourself.another-app': 'Set up another authenticator app',
  'accounts.confirm-yourself.set-up': 'Set up two-step verification',
  'accounts.demo-accounts.username': 'Username',
  'accounts.demo-accounts.role': 'Role',
  'accounts.demo-accounts.password': 'Password',
  'accounts.demo-accounts.digits': 'Six digits now',
  'accounts.demo-accounts.access-code': 'Access code',
  'accounts.forgotten-password.back': 'Back to signing in',
  'accounts.kept-apart.because-held': 'Your session was on hold',
  'accounts.kept-apart.because-ended': 'Your session was ended before',
  'accounts.own-second-factor.codes-left':
    '{left, plural, =0 {You have no backup codes left} one {You have only # backup code left} other {You have only # backup codes left}}',
  'accounts.password.choose-new': 'Choose a new password',
  'accounts.password.your-account': 'Your account',
  'accounts.reset-password.second-step-ask': 'Signing in will ask for two-step verification, as before.',
  'accounts.reset-password.second-step-set-up':
    'When you sign in for the first time, you will set up two-step verification. Have your phone with an authenticator app at hand.',
  'accounts.reset-password.welcome': 'Welcome: choose your password',
  'accounts.reset-password.choose-new': 'Choose a new password',
  'accounts.second-factor.trust-device': 'Do not ask for a code on this device',
  'accounts.second-factor.trust-device-days':
    'Do not ask for a code on this device for {days, plural, one {# day} other {# days}}',
  'accounts.text-messages.go-to': 'They go to {number} until another number is confirmed.',
  'accounts.new-password-fields.least-with-kinds':
    'At least {least} characters, with a small letter, a capital letter, a digit and a special character such as ! or -. Three or four words that do not belong together are easy to remember and hard to guess.',
  'accounts.user.no-second-step-yet': 'Set up at the next sign-in',
  'accounts.user.no-second-step': 'None, and the role needs none',
  'accounts.user.until': 'Until {day}',
  'accounts.user.reset-only-where':
    'Only where {name} has lost both phone and backup codes, and you know that it is them who asks. Every session of theirs ends, they are told by mail, and {required, select, yes {they set up a new second step at their next sign-in} other {their password alone lets them in until they set up a new second step}}.',
  'accounts.ended.idle':
    'You were signed out because nothing had happened for {minutes, plural, one {# minute} other {# minutes}}.',
  'accounts.ended.too-old':
    'You were signed out because you had been signed in for {hours, plural, one {# hour} other {# hours}}, the longest there is.',
  'accounts.ended.address-changed': 'You were signed out because this browser had moved to another network.',
  'accounts.ended.credentials-changed':
    'Your password or your two-step verification was changed while you signed in. Sign in again.',
  'accounts.ended.too-many':
    'You were signed out here because you signed in on more than {most, plural, one {# device} other {# devices}}. Sign in again to go on.',
  'accounts.signed-out.cleared': 'This page was cleared.',
  'accounts.problem.link-not-work-any': 'This link does not work any more',
  'accounts.problem.used-already-too-old':
    'It was used already, is too old, or was replaced by a newer one. Ask for a new one; if it was to be your first password, ask your administrator.',
  'accounts.problem.ask-new-link': 'Ask for a new link',
  'accounts.problem.go-signing': 'Go to signing in',
  'accounts.problem.ran-out': 'It ran out at {when}. {next}',
  'accounts.problem.used-already':
    'It was used already at {when}{whose, select, own {, for your account {username}} other {}}: {did}. {next}',
  'accounts.problem.not-tell-administrator-security':
    'If that was not you, tell your administrator or the security officer at once.',
  'accounts.fault.enter-e-mail-address': 'Enter an e-mail address, for example name@example.org',
  'accounts.fault.enter-new-password': 'Enter a new password',
  'accounts.fault.new-password-too-long': 'Use at most {most} characters',
  'accounts.fault.not-the-same': 'This is not the same as the new password; enter both again',
  'accounts.fault.enter-current-password': 'Enter your current password',
  'accounts.fault.right-check-try-again': 'That is not right. Check it and try again.',
  'accounts.fault.username-password-do-match':
    'The username and password do not match, or this account cannot be used right now. Check both and try again.',
  'accounts.fault.page-had-been-open': 'This page had been open for too long. Enter your password once more.',
  'accounts.fault.enter-six-digits': 'Enter the six digits',
  'accounts.fault.begin-country-code-example':
    'Begin with + and the country code, for example +27 82 555 0101',
  'accounts.fault.enter-whole-mobile-number': 'Enter a whole mobile number, for example +27 82 555 0101',
  'accounts.link.email-not-valid':
    'It was used already, is too old, or was replaced by a newer one. Enter the address again under “Your account”.',
  'accounts.link.your-email-address': 'Your e-mail address',
  'accounts.link.email-did': 'the address was confirmed with it',
  'accounts.link.email-next': 'To change it once more, enter the other address under “Your account”.',
  'accounts.link.not-me-did': 'the account was locked with it, and every session ended',
  'accounts.link.not-me-next': 'Whether the account is unlocked since then, your security officer says.',
  'accounts.link.password-did': 'a password was chosen with it',
  'accounts.link.password-next':
    'Ask for a new one; if it was to be your first password, ask your administrator.',
  'accounts.password-strength.missing':
    '{count, plural, one {# more character needed} other {# more characters needed}}',
  'accounts.password-strength.repeats': 'Still easy to guess: it repeats itself',
  'accounts.password-strength.follows': 'Still easy to guess: too many characters follow one another',
  'accounts.password-strength.fair': 'Long enough. By length and variety: fair',
  'accounts.password-strength.good': 'Long enough. By length and variety: good',
  'accounts.password-strength.very-good': 'Long enough. By length and variety: very good',
} as const
