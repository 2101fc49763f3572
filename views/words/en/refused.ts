/** Why something cannot be done now, in English: by the codes of the rooms' tables of refusals, with a heading where it stands alone. */
export const refused = {
  'refused.heading': 'This cannot be done now',
  // Every room
  'refused.no-such-thing': 'There is nothing at this address, or it is not yours to see.',
  'refused.no-such-thing.heading': 'Page not found',
  'refused.no-such-place':
    'The address names a place in a list that cannot be. Go back, and open the list from its beginning.',
  'refused.no-such-place.heading': 'This page of the list cannot be found',
  'refused.search-twice': 'This address has more than one search. Type here what you look for, once',
  'refused.search-fits-many': 'More than {most} patients fit. Type more of the name, or the record number',
  'refused.search-too-long': 'Shorten what you look for to {longest} characters or fewer',
  // One's own account, and signing in
  'refused.wrong-current-password': 'That is not your current password. Enter it again.',
  'refused.wrong-text-code':
    'That is not the code of the last message, or its ten minutes are over. Check it, or enter your number again.',
  'refused.no-own-second-step': 'Two-step verification is not set up. Set it up first.',
  'refused.second-factor-required':
    'Your role needs it. To use another phone, set up a new authenticator app instead.',
  'refused.second-factor-required.heading': 'Two-step verification stays on',
  'refused.own-second-factor':
    'Another administrator can reset your two-step verification. To use another phone, set up a new app yourself.',
  'refused.own-second-factor.heading': 'Not your own',
  'refused.no-second-step': 'There is no two-step verification to reset.',
  'refused.text-messages-not-for-role':
    'Text messages can be intercepted and numbers taken over, so your role takes codes from the app and backup codes only.',
  'refused.text-messages-not-for-role.heading': 'Not for your role',
  'refused.too-many-text-messages':
    'At most {most} codes are sent within an hour. Use your app or a backup code, or try again in {minutes} minutes.',
  'refused.too-many-text-messages.heading': 'Too many text messages',
  'refused.too-many-tries': 'Wait a moment and try again.',
  'refused.too-many-tries.heading': 'Too many tries',
  'refused.own-address-already': 'This is your address already; enter a different one.',
  'refused.unavailable':
    'A part of the system is not answering, and nothing is shown that could not be recorded. Try again in a minute.',
  'refused.unavailable.heading': 'MedGuard cannot do this right now',
  // The audit log
  'refused.filters-not-understood': 'Correct the filters and search again.',
  'refused.filters-not-understood.heading': 'A filter cannot be read',
  'refused.report-not-understood': 'Correct the period or the form, and ask again.',
  'refused.report-not-understood.heading': 'This report cannot be made',
  'refused.unknown-format':
    'The audit log is exported as csv, ndjson or fhir. Choose one of them, for example with format=csv.',
  'refused.unknown-format.heading': 'There is no such export',
  'refused.too-many-exports': 'No more than {most} exports run at once. Try again when one of them is done.',
  'refused.too-many-exports.heading': 'Other exports are still running',
  'refused.no-such-reason': 'reason: Choose one of {reasons}.',
  'refused.no-such-reason.heading': 'Say why you export the log',
  'refused.reason-without-words': 'reasonWords: Say in a few words why you export the log.',
  'refused.reason-without-words.heading': 'Say why you export the log',
  'refused.audit-log-not-whole':
    'What is stored of the audit log is not what was signed. An alert was raised. Verify the log to see which rows were altered.',
  'refused.audit-log-not-whole.heading': 'This cannot be proven',
  'refused.size-not-a-number':
    '{size, select, from {Rows of the checkpoint that was kept} other {Rows of the newer checkpoint}}: enter the number in the second line of the checkpoint.',
  'refused.size-not-a-number.heading': 'These checkpoints cannot be compared',
  'refused.size-never-signed':
    'This log has signed no checkpoint of {rows} rows. If one is at hand, the log was cut or written anew since, or it is of another log.',
  'refused.size-never-signed.heading': 'These checkpoints cannot be compared',
  'refused.sizes-shrink':
    'The checkpoint that was kept has {kept, number} rows, the newer one {newer, number}. A log never shrinks: it was cut or written anew, or the checkpoint is of another log.',
  'refused.sizes-shrink.heading': 'These checkpoints cannot be compared',
  'refused.no-patient-to-hold': 'No patient has this record number',
  'refused.too-many-saved-searches': 'You have {most} saved searches; delete one first.',
  'refused.address-not-confirmed': 'Confirm your e-mail address first; reports go to no other.',
  'refused.report-comes-already': 'You get this report as often already.',
  // Pages
  'refused.no-such-revision': 'There is nothing at this address, or it is not yours to see.',
  'refused.no-such-revision.heading': 'Page not found',
  'refused.page-path-malformed':
    'Use small letters, digits and single hyphens, with a slash between the parts, for example help/signing-in',
  'refused.page-above-missing':
    'There is no page at {above} yet. Create that one first, or choose another path',
  'refused.page-path-taken': 'There is a page at {path} already. Edit that one, or choose another path',
  'refused.page-not-published': 'This page is not published.',
  // What takes more than one person
  'refused.own-request': 'Somebody else must decide on it.',
  'refused.own-request.heading': 'This is your own request',
  'refused.own-proposal':
    'You proposed it yourself. A second person who may approve rights decides; you can withdraw it.',
  'refused.own-proposal.heading': 'Somebody else must approve this',
  'refused.gains-by-it': 'You would gain rights by it yourself. Somebody who does not must decide.',
  'refused.gains-by-it.heading': 'Somebody else must approve this',
  'refused.asked-for-it': 'You asked for it yourself: two other people decide.',
  'refused.asked-for-it.heading': 'Not yours to decide',
  'refused.approved-first': 'You approved it already: a second person decides. You may still refuse.',
  'refused.approved-first.heading': 'Not yours to decide',
  'refused.of-the-care-team': 'You have treated this patient, or are the patient: others decide.',
  'refused.of-the-care-team.heading': 'Not yours to decide',
  'refused.own-hold-lift':
    'You asked for the end of this legal hold yourself. A second person agrees, or keeps the hold.',
  'refused.own-hold-lift.heading': 'Somebody else must agree',
  'refused.own-tie-end': 'You asked for it yourself: a second person has to agree.',
  'refused.own-tie-end.heading': 'Somebody else must agree',
  'refused.not-the-asker': 'Only whoever proposed it can withdraw it.',
  // Emergency access
  'refused.request-lapsed':
    'Nobody decided in time. If access is still needed, it has to be asked for again.',
  'refused.request-lapsed.heading': 'This request has lapsed',
  'refused.not-named-for-emergencies': 'They cannot be given it. You can refuse the request.',
  'refused.not-named-for-emergencies.heading': 'This person is no longer named for emergency access',
  'refused.own-grant': 'Somebody else must review it.',
  'refused.own-grant.heading': 'This was your own emergency access',
  'refused.own-approval': 'Somebody else must review it.',
  'refused.own-approval.heading': 'You approved this emergency access',
  'refused.own-escalation': 'The second opinion must be somebody else’s.',
  'refused.own-escalation.heading': 'You escalated this yourself',
  'refused.still-running':
    'This emergency access is still running, until {until, date, moment} at the latest unless it is extended. Review it after that.',
  'refused.escalated-already': 'Choose whether it was justified; it is escalated already.',
  'refused.open-already':
    'You already have emergency access {what, select, ownWork {for your own work} other {to this record}} until {until, time, clock}.',
  'refused.asked-already': 'You have asked for this already; an officer has still to approve it.',
  'refused.wrong-access-code':
    'This is not your current access code. Check it, or get a new one under “Emergency access”.',
  'refused.too-many-access-codes':
    'This is not your current access code. Check it, or get a new one under “Emergency access”.',
  'refused.too-many-searches':
    'At most {most} searches for records outside your care are made within an hour. Search by the whole record number or national id under Patients, or ask a colleague.',
  'refused.too-many-look-ups':
    'At most {most} searches while typing are made within a minute. Wait a moment, or press Enter for the list of patients.',
  'refused.too-many-look-ups.heading': 'Too many searches',
  'refused.too-many-searches.heading': 'Too many searches',
  'refused.code-not-taken': 'Enter the six digits that your authenticator app shows now; each counts once.',
  // What is written into a record
  'refused.reason-after-death':
    'This patient had died by then. Check the patient and the time; where both are right, say why it is recorded',
  'refused.before-birth': 'The time is before the patient’s birth ({birth}). Check the patient and the time',
  'refused.not-to-be-acknowledged':
    'Somebody has acknowledged this value, or it has changed since you saw it. Open the chart again: it shows what is still to be seen.',
  'refused.not-to-be-acknowledged.heading': 'Nothing to acknowledge here any more',
  'refused.result-missing': 'Enter the result',
  'refused.clinical-fields':
    'Your role may not write {field, select, allergies {allergies} other {the medical history}}: leave this out, and ask the care team to record it',
  'refused.national-id-taken':
    'A patient with this national id is registered already. Check the number, or open that patient’s record instead. Where this is somebody else and the number is a placeholder or was given to both, leave the field empty: they are told apart by their record numbers.',
  'refused.registered-already':
    'A patient with this name, and a date of birth that may be the same, is registered already. If this is somebody else, tick “Register anyway”.',
  'refused.national-id-of-another':
    'Another patient is registered with this national id. Check the number. Where it is a placeholder or was given to both, leave the field empty here: they are told apart by their record numbers.',
  'refused.death-before-birth': 'The date of death is before the date of birth; check it',
  'refused.correction-without-reason': 'Say why what was recorded before is changed',
  'refused.no-substitute':
    'Only the same medicine in the same strength and form, of no higher schedule, may be handed over instead. For anything else ask the prescriber for a new prescription',
  'refused.too-many-words': 'Type {most} words or fewer: part of the name is enough',
  'refused.name-missing': 'Type the name too: a birth date alone finds too many',
  'refused.name-alone': 'Type the date of birth, or choose the sex: a name alone finds too many',
  'refused.not-assignable': 'Choose a person from the list',
  'refused.comes-of-age':
    'The patient comes of age after {last}: enter that day or an earlier one. From then on they are asked themselves',
  'refused.tied-already':
    'An account is tied to this record already. Where it is another person’s, have that tie ended first',
  'refused.invitation-does-not-work':
    'This code does not work: it ran out or is mistyped. Ask the front desk for a new one',
  'refused.invited-record-gone': 'The record that this invitation was for does not stand any more',
  'refused.has-own-record': 'Your account is tied to a record of your own already. Ask the front desk',
  'refused.is-own-record': 'This is your own record: nobody else has to act for you in it',
  'refused.account-exists':
    'This username or e-mail address belongs to an account already. If it is yours, sign in and accept there; otherwise choose another',
  'refused.may-not-read-any-more': 'Your right to read this record has ended. Ask the front desk',
  'refused.allergies-recorded':
    'There are active allergies on the list. Resolve them or mark them as errors first, or choose a narrower statement.',
  'refused.must-be-kept':
    'Law demands that this record is kept until {until, date, calendar}. Refuse, and give the patient this reason.',
  'refused.review-due':
    'Emergency access to this record is not reviewed yet. Afterwards nobody could: have it reviewed first.',
  'refused.refusal-with-approval':
    'Leave this empty to approve: it is told to the patient only where you refuse',
  'refused.end-not-asked': 'Nobody has asked for the end of this tie yet.',
  // Prescriptions
  'refused.of-another-system':
    'This prescription came from another system. It is changed there, and nothing is done with it here.',
  'refused.of-another-system.heading': 'Not a prescription of this facility',
  'refused.no-such-dispensing': 'There is nothing at this address, or it is not yours to see.',
  'refused.no-such-dispensing.heading': 'Page not found',
  'refused.not-signed': 'This prescription is a draft: its prescriber has still to sign it.',
  'refused.expired': 'The last day of this prescription has passed. Write a new one.',
  'refused.changed-since-shown':
    'This prescription was changed since it was shown to you. Read it again below, and sign what you now see.',
  'refused.patient-died':
    'The record says that this patient has died: nothing is signed or dispensed any more. Where that is wrong, have it corrected on the record; otherwise cancel the prescription.',
  'refused.altered':
    'This prescription was altered after it was signed, so it cannot be used. Tell the prescriber and the security team.',
  'refused.own-prescription': 'You wrote this prescription. Somebody else has to dispense it.',
  'refused.key-taken': 'This form was used before. Load the page again and send the new form.',
  'refused.too-much': 'Enter {owed} or less: so much is left of this supply.',
  'refused.again-today':
    'Something was handed over today already, and nobody can tell how long a supply lasts. Say why another whole supply is handed over today.',
  'refused.schedule-6-repeats':
    'A medicine of schedule 6 is not repeated. Each supply needs a new prescription.',
  'refused.schedule-6-course':
    'A medicine of schedule 6 is supplied for 30 days in a row at most. Write the prescription for less.',
  'refused.schedule-6-valid':
    'A prescription of schedule 6 holds for 30 days at most. Write it with an earlier last day.',
  'refused.schedule-5-valid':
    'A prescription of schedule 5 holds for six months at most, repeats included. Write it with an earlier last day.',
  'refused.schedule-6-over':
    'It was signed more than 30 days ago. A medicine of schedule 6 needs a new prescription then.',
  'refused.schedule-5-over':
    'It was signed more than six months ago. A medicine of schedule 5 needs a new prescription then.',
  'refused.none-ticked': 'Tick what you have read and want to sign.',
  'refused.too-many-ticked': 'Sign {most} at most at once.',
  'refused.none-signed-because': 'Nothing was signed: {why}',
  'refused.none-signed':
    'Nothing was signed: what was ticked has changed since it was shown, or cannot be signed any more. Read again what is here now.',
  'refused.too-early': 'The next supply is not due yet. Say why it is handed over early.',
  'refused.against-medicine':
    'Something else that this patient takes speaks against this medicine. Say why it is given all the same, or choose another one.',
  'refused.against-allergy':
    'An allergy of this patient speaks against this medicine. Say why it is given all the same, or choose another one.',
  'refused.medicines-refused':
    '{lines, plural, one {One line} other {{lines} lines}} cannot be taken. Nothing was changed.',
  'refused.catalogue-changed':
    'This is not what you looked at: the file or the choice is another now, or somebody else changed the catalogue meanwhile. Look at what would change now.',
  'refused.catalogue-unseen':
    'This would withdraw {withdrawn, plural, one {one medicine} other {# medicines}}. See first what would change, then change the catalogue. Nothing was changed.',
  'refused.catalogue-same': 'The catalogue is like this already. Nothing was changed.',
  'refused.medicine-gone': 'This medicine is no longer in the catalogue; choose another one',
  'refused.wrong-code': 'That code is not right, or was used already. Wait for the next one and enter it.',
  'refused.limited': 'Too many wrong codes were entered. Nothing was signed; try again in {minutes} minutes.',
  'refused.limited.heading': 'Too many tries',
  'refused.not-the-prescriber': 'Somebody else wrote this prescription, and nobody can sign in their place.',
  'refused.not-the-prescriber.heading': 'Only the prescriber signs',
  // Officers and administrators
  'refused.own-alert':
    'The alert is about what you did yourself. Ask another security officer to investigate.',
  'refused.own-alert.heading': 'Somebody else must close this',
  'refused.own-role':
    'Nobody changes the role they hold. Ask somebody with another role who may change roles.',
  'refused.own-role.heading': 'Not your own role',
  'refused.ward-name-taken': 'An open ward or team has this name; choose a different one',
  'refused.not-for-a-ward': 'Choose a person from the list: active, and of a role that cares for patients',
  'refused.not-to-cover-for':
    'This person does not work there when the cover begins; choose somebody who does',
  'refused.own-membership': 'Nobody puts themselves on a ward. Ask a colleague who keeps the wards.',
  'refused.own-membership.heading': 'Not yourself',
  'refused.own-rights': 'Nobody gives themselves hours or networks. Ask a colleague who manages access.',
  'refused.own-rights.heading': 'Not your own access',
  'refused.own-account':
    '{field, select, active {Nobody disables their own account. Ask another administrator.} email {Change your own e-mail address under “Your account”.} other {Nobody changes their own role. Ask another administrator.}}',
  'refused.shuts-oneself-out':
    'This would shut you out: you are at {address} now. Add it, or ask a colleague.',
  'refused.no-such-role': 'Choose the role',
  'refused.role-without-emergency-access': '{role}: this role has no emergency access; take the tick away',
  'refused.email-taken': 'Another user has this e-mail address; enter a different one.',
  'refused.username-taken': 'Another user has this username; choose a different one.',
  'refused.has-password':
    'This user has chosen a password already. Who has forgotten it asks for a new one on the sign-in page.',
  'refused.account-out-of-reach': 'The account must be active and have an e-mail address.',
  'refused.address-not-settled':
    'The e-mail address was changed. The link can go there once a second person has approved the address (see “Approvals”), or from {from, date, moment} on.',
  'refused.not-one-address': 'Enter one address, such as 10.0.0.7 or 2001:db8::7',
  'refused.no-such-username': 'Nobody has this username. Check it on the list of users.',
  'refused.no-such-record-number': 'There is no record with this number. Check it.',
  'refused.nothing-differs': 'Nothing differs from what the role is now.',
  'refused.reason-for-approval': 'Say why, for whoever approves it.',
  'refused.change-waits': 'A change of this role waits for approval already; see “Approvals”.',
  'refused.own-session': 'This is the session you are using: sign out to end it.',
  // What the facility sets
  'refused.nothing-to-set': 'This is what holds already.',
  'refused.not-yours-to-amend':
    'This note was written by {author}, whose role answers for more than yours. Write a note of your own, or ask them to amend it.',
  'refused.not-yours-to-amend.heading': 'This note is not yours to amend',
  // The table of diagnoses
  'refused.diagnosis-code-not-in-use':
    'This code is not in use any more. Search again, or leave the diagnosis in words.',
  'refused.no-table-of-codes': 'Choose a file, or paste the table here, and say which code system it is.',
  'refused.table-of-codes-faulty': 'This table cannot be taken. What is wrong with it stands below.',
} as const
