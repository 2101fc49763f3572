/** What the room `patients` says, in English. */
export const patients = {
  'patients.notice.assigned': 'The person is in the care team now.',
  'patients.notice.assignment-ended': 'The assignment has ended.',
  'patients.notice.erasure-asked': 'The request is on record. Two people decide on it.',
  'patients.notice.erasure-withdrawn': 'The request is withdrawn. Your record stays.',
  'patients.notice.retention-saved': 'The years are saved.',
  'patients.notice.registered': 'The patient is registered under {recordNumber}.',
  'patients.notice.invitation-accepted': 'Accepted. Choose below whose record is shown.',
  'patients.notice.condition-recorded': 'The condition is recorded.',
  'patients.notice.condition-corrected': 'The condition is corrected.',
  'patients.notice.nothing-changed': 'Nothing was changed.',
  'patients.notice.state-changed': 'The state is changed.',
  'patients.notice.allergy-recorded': 'The allergy is recorded.',
  'patients.notice.statement-recorded': 'The statement is recorded.',
  'patients.notice.statement-withdrawn': 'The statement is withdrawn.',
  'patients.notice.allergy-corrected': 'The allergy is corrected.',
  'patients.notice.medical-history-saved': 'The medical history is saved.',
  'patients.notice.encounter-recorded': 'The encounter is recorded.',
  'patients.notice.amendment-recorded': 'The amendment is recorded; the original is kept.',
  'patients.notice.details-changed': 'The details are changed.',
  'patients.notice.erasure-approved-first':
    'Approved. A second person now decides; until then nothing has changed.',
  'patients.notice.erasure-erased': 'Erased. Nobody can read this record any more.',
  'patients.notice.erasure-refused': 'Refused. The patient is told your reason.',
  'patients.notice.tie-end-asked':
    'It is asked for. A colleague now agrees on this page; until then nothing has changed.',
  'patients.notice.tie-end-ended': 'The tie is ended. That account reads nothing of this record any more.',
  'patients.notice.tie-end-withdrawn': 'The invitation is withdrawn. Its code works no more.',
  'patients.notice.account-made': 'Your account is made.',
  'patients.notice.invitation-code':
    'The code is {code}. Write it down or print this page for the person now: it is not shown again. They enter it at /invitation.',
  'patients.notice.death-recorded': 'The death is recorded.',
  'patients.notice.patient-lives': 'The record says that the patient lives.',
  'patients.own-encounters.my-visits': 'My visits',
  'patients.own-encounters.all-visits-newest-first': 'All visits, the newest first',
  'patients.own-encounters.no-visits-recorded-yet': 'No visits recorded yet.',
  'patients.own-encounters.pages-visits': 'Pages of visits',
  'patients.own-health.your-allergies': 'Your allergies',
  'patients.own-health.all-entries': 'All entries',
  'patients.own-health.nobody-asked-yet-not':
    'Nobody has asked you yet, or it was not written down. If you have any, tell your care team.',
  'patients.own-health.your-prescriptions': 'Your prescriptions',
  'patients.own-health.how-take': 'How to take them',
  'patients.own-health.your-conditions': 'Your conditions',
  'patients.own-record.my-record': 'My record',
  'patients.own-record.care-team-sees-something':
    'This is what your care team sees. If something is wrong or missing, tell them: they add a correction, and what stood there before is kept. You can always see <link>who opened your record</link>, <copy>take a copy of it</copy> and <erasure>ask to have it erased</erasure>.',
  'patients.own-record.your-visits': 'Your visits',
  'patients.own-record.all-visits': 'All {total} visits',
  'patients.own-record.no-visits-recorded-yet': 'No visits recorded yet.',
  'patients.own-record.medical-history': 'Your medical history',
  'patients.own-record.not-recorded': 'Not recorded',
  'patients.own-record.your-immunizations': 'Your immunizations',
  'patients.own-record.how-we-reach': 'How we reach you',
  'patients.own-record.national-id': 'National id',
  'patients.own-record.may-read-record-online': 'Who may read this record online',
  'patients.invitation.your-invitation': 'Your invitation',
  'patients.invitation.code-front-desk-make':
    'With the code from the front desk you make an account to read your record. If you have an account, <link>sign in</link> and enter the code there.',
  'patients.invitation.code': 'Code',
  'patients.invitation.example-7k2md-9qx4b': 'For example 7K2MD-9QX4B',
  'patients.invitation.username': 'Username',
  'patients.invitation.sign-letters-digits-dots': 'You sign in with it: letters, digits, dots and dashes',
  'patients.invitation.e-mail-address': 'E-mail address',
  'patients.invitation.link-choose-password-goes': 'A link to choose a password goes there',
  'patients.invitation.make-account': 'Make my account',
  'patients.own-records.whose-record': 'Whose record',
  'patients.own-records.read-record-time-choice':
    'You read one record at a time. Your choice holds until you sign out.',
  'patients.own-records.ask-front-desk-invitation':
    'Ask the front desk for an invitation, and enter its code below.',
  'patients.own-records.account-not-connected-record': 'Your account is not connected to a record',
  'patients.own-records.own-record': 'Your own record',
  'patients.own-records.record-reading': 'This is the record you are reading now.',
  'patients.own-records.record': 'Record {record_number}',
  'patients.own-records.no-longer-read-record':
    'You can no longer read this record. A child who has grown up decides for themselves who may read it. If you should still have access, ask the front desk.',
  'patients.own-records.accept-invitation': 'Accept an invitation',
  'patients.own-records.code-front-desk': 'Code from the front desk',
  'patients.own-records.example-7k2md-9qx4b': 'For example 7K2MD-9QX4B',
  'patients.own-records.accept': 'Accept',
  'patients.own-erasure.record-erased': 'Have my record erased',
  'patients.own-erasure.my-record': 'My record',
  'patients.own-erasure.ask-any-time-take':
    'You can ask for it at any time. Take a copy of your record first: afterwards nobody can give you one.',
  'patients.own-erasure.request-refused': 'Your request was refused',
  'patients.own-erasure.decided-may-ask-again': 'Decided {time}. You may ask again.',
  'patients.own-erasure.your-request': 'Your request',
  'patients.own-erasure.asked': 'Asked {time}. {state}.',
  'patients.own-erasure.take-request-back': 'Withdraw the request',
  'patients.own-erasure.happen': 'What will happen',
  'patients.own-erasure.take-copy-record-first': 'Take a copy of my record first',
  'patients.own-erasure.why-want': 'Why do you want it?',
  'patients.own-erasure.need-not-say-much': 'You need not say much: “I have moved away” is enough',
  'patients.own-erasure.ask-erasure': 'Ask for erasure',
  'patients.consequences.names-contact-details-everything':
    'Names, contact details and everything clinical become unreadable for ever, for everybody.',
  'patients.consequences.prescriptions-still-open-cancelled':
    'Prescriptions that are still open are cancelled, and the patient’s own account ends.',
  'patients.consequences.record-number-log-did':
    'The record number and the log of who did what stay; the log then names the record number alone.',
  'patients.consequences.two-people-decide-while':
    'Two people decide. While law demands that the record is kept, they must refuse.',
  'patients.own-records.show-own': 'Show my own record',
  'patients.own-records.show-record': 'Show record {recordNumber}',
  'patients.own-records.as-self': 'This is your own record',
  'patients.own-records.as-self-until': 'This is your own record, until {until}',
  'patients.own-records.as-guardian': 'You read it as the guardian of this child',
  'patients.own-records.as-guardian-until': 'You read it as the guardian of this child, until {until}',
  'patients.own-records.as-representative': 'You read it as the representative of this person',
  'patients.own-records.as-representative-until':
    'You read it as the representative of this person, until {until}',
  'patients.own-record.reader-self': 'The patient themselves, with the account “{account}”',
  'patients.own-record.reader-self-until':
    'The patient themselves, with the account “{account}”, until {until}',
  'patients.own-record.reader-guardian':
    'A guardian, because the patient is a child, with the account “{account}”',
  'patients.own-record.reader-guardian-until':
    'A guardian, because the patient is a child, with the account “{account}”, until {until}',
  'patients.own-record.reader-representative':
    'A representative of the patient, with the account “{account}”',
  'patients.own-record.reader-representative-until':
    'A representative of the patient, with the account “{account}”, until {until}',
  'patients.fault.choose-person': 'Choose a person',
  'patients.fault.choose-person-list': 'Choose a person from the list',
  'patients.fault.last-day-over-already': 'The last day is over already; enter a later one',
  'patients.fault.active-allergies-list-resolve':
    'There are active allergies on the list. Resolve them or mark them as errors first, or choose a narrower statement.',
  'patients.fault.says-no-allergy-record':
    'This says that there is no allergy. Record that with “No known allergies” instead',
  'patients.fault.condition-goes-no-end':
    'A condition that goes on has no end: leave this empty, or choose a state that says it is over',
  'patients.fault.cannot-ended-before-began': 'It cannot have ended before it began; check both',
  'patients.fault.say-why-whoever-reads': 'Say why, so that whoever reads it later understands',
  'patients.fault.enter-substance-patient-known':
    'Enter the substance that the patient is not known to be allergic to',
  'patients.fault.leave-empty-choose-statement':
    'Leave this empty, or choose that the statement is about one substance',
  'patients.fault.enter-date-death-yyyy':
    'Enter the date of death as YYYY-MM-DD, for example 2025-03-31; as 2025-03 or 2025 where no more is known; or leave it empty',
  'patients.fault.date-death-too-long': 'The date of death is too long ago; check the year',
  'patients.fault.date-death-future-check': 'The date of death is in the future; check it',
  'patients.fault.enter-when-took-place': 'Enter when it took place',
  'patients.fault.date-future-check-when': 'The date is in the future; check when it took place',
  'patients.fault.enter-date-birth': 'Enter the date of birth',
  'patients.fault.enter-date-birth-yyyy':
    'Enter the date of birth as YYYY-MM-DD, for example 1984-03-27; as 1984-03 or 1984 where no more is known; or tick “Date of birth not known”',
  'patients.fault.date-birth-too-long': 'The date of birth is too long ago; check the year',
  'patients.fault.date-birth-future-check': 'The date of birth is in the future; check it',
  'patients.fault.enter-national-id-6': 'Enter the national id as 6 to 20 letters and digits',
  'patients.fault.placeholder-nobodys-number-leave':
    'This is a placeholder and nobody’s number. Leave the field empty: it can be added once the number is known',
  'patients.fault.enter-phone-number-digits':
    'Enter the phone number in digits, for example 082 555 0101 or +27 82 555 0101',
  'patients.fault.enter-e-mail-address': 'Enter the e-mail address in full, for example name@example.org',
  'patients.fault.leave-two-names-empty': 'Leave one of the two names empty, or take the tick away',
  'patients.fault.leave-date-birth-empty': 'Leave the date of birth empty, or take the tick away',
  'patients.fault.tick-box-leave': 'Tick the box or leave it',
  'patients.fault.last-day-passed-enter': 'The last day has passed; enter a later one',
  'patients.fault.last-day-years-ahead':
    'The last day is more than {mostYears} years ahead; enter an earlier one',
  'patients.fault.say-why-act-patient': 'Say why they act for the patient',
  'patients.fault.enter-last-day-childs':
    'Enter the last day: of a child’s guardian at the latest the day before it comes of age',
  'patients.fault.use-2-64-letters':
    'Use 2 to 64 letters a to z, digits, dots, dashes and underscores, beginning with a letter or digit',
} as const
