/** What the room `accounts` says, in English. */
export const accounts = {
  'accounts.notice.no-other-session': 'There was no other session.',
  'accounts.notice.all-other-sessions-ended': 'All other sessions have ended.',
  'accounts.notice.session-ended': 'The session has ended.',
  'accounts.notice.proved-do-it-again': 'Thank you. Now do once more what you were about to do.',
  'accounts.notice.e-mail-address-confirmed': 'Your e-mail address is confirmed.',
  'accounts.notice.device-forgotten': 'The device is forgotten: it will be asked for a code.',
  'accounts.notice.device-named': 'The device has its name.',
  'accounts.notice.ten-new-backup-codes': 'You have ten new backup codes. The old ones no longer work.',
  'accounts.notice.second-step-set-up': 'Your second step is set up.',
  'accounts.notice.second-step-reset':
    'The second step of {displayName} is reset. Every session of theirs has ended.',
  'accounts.notice.second-step-off': 'Your second step is off.',
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
    'You have {left, plural, one {# backup code} other {# backup codes}} left. Make new ones under Your account, Second step.',
  'accounts.password.due': 'You have to choose a new password before you can go on.',
  'accounts.password.due-by-rule':
    'This facility’s rule is a new password every {days, plural, one {# day} other {# days}}. Choose a new one to go on.',
  'accounts.password.due-since':
    'This facility’s rule is a new password every {days, plural, one {# day} other {# days}}. Yours is from {since, date, day}. Choose a new one to go on.',
} as const
