/** What the room `prescriptions` says, in English. */
export const prescriptions = {
  'prescriptions.notice.cancelled': 'The prescription is cancelled.',
  'prescriptions.notice.draft-saved': 'Saved. Read it once more, then sign it with a code.',
  'prescriptions.notice.signed': 'Signed. The pharmacy can dispense it now.',
  'prescriptions.notice.not-dispensed':
    'It is recorded that nothing was dispensed. The prescription stays open.',
  'prescriptions.notice.dispensing-reversed':
    'Reversed: the {quantity} that were recorded count as not handed over.',
  'prescriptions.notice.dispensed-already':
    'This dispensing was recorded already. Nothing was recorded twice.',
  'prescriptions.notice.dispensed-last':
    'The dispensing is recorded. It was the last one of that prescription.',
  'prescriptions.notice.dispensed-owed':
    'The dispensing is recorded. {owed} of {quantity} are still owed; the prescription stays open.',
  'prescriptions.notice.dispensed':
    'The dispensing is recorded. {left, plural, one {One more} other {{left} more}} may follow on that prescription.',
  'prescriptions.own-prescriptions.my-prescriptions': 'My prescriptions',
  'prescriptions.own-prescriptions.been-prescribed-newest-first':
    'What has been prescribed for you, the newest first. If something looks wrong, ask before you take it.',
  'prescriptions.own-prescriptions.prescription-appears-here-soon':
    'A prescription appears here as soon as it has been signed.',
  'prescriptions.own-prescriptions.no-prescriptions': 'No prescriptions',
  'prescriptions.own-prescriptions.pages-prescriptions': 'Pages of prescriptions',
  'prescriptions.own-prescriptions.how-take': 'How to take it',
  'prescriptions.own-prescriptions.good-know': 'Good to know',
  'prescriptions.own-prescriptions.prescribed-by': 'Prescribed by',
  'prescriptions.own-prescriptions.on': 'On',
  'prescriptions.own-prescriptions.still-to-collect':
    '{owed} of {quantity} still to be collected, until {until}.',
  'prescriptions.own-prescriptions.after-that':
    'After that it can be collected {times, plural, one {once} other {{times} times}} more.',
  'prescriptions.own-prescriptions.can-collect':
    'Your pharmacy can give it to you {times, plural, one {once} other {{times} times}}, until {until}.',
  'prescriptions.own-prescriptions.next-time': 'The next time is from {from}.',
  'prescriptions.own-prescriptions.being-checked':
    'Something about this prescription has to be checked. Ask your clinic before you take it.',
  'prescriptions.own-prescriptions.run-out':
    'It could be collected until {until}. If you still need it, ask your clinic for a new one.',
  'prescriptions.own-prescriptions.all-collected': 'Everything on this prescription has been collected.',
  'prescriptions.own-prescriptions.closed':
    'This prescription was closed with {supplied} of {total} collected. If you still need the rest, ask your clinic for a new one.',
  'prescriptions.own-prescriptions.cancelled': 'Your clinic has cancelled this prescription.',
  'prescriptions.own-prescriptions.on-record':
    'This was prescribed elsewhere or earlier. It cannot be collected on this record.',
  'prescriptions.own-prescriptions.tag-partly-collected': 'Partly collected',
  'prescriptions.own-prescriptions.tag-ready': 'Ready',
  'prescriptions.own-prescriptions.tag-being-checked': 'Being checked',
  'prescriptions.own-prescriptions.tag-run-out': 'Run out',
  'prescriptions.own-prescriptions.tag-collected': 'Collected',
  'prescriptions.own-prescriptions.tag-closed': 'Closed',
  'prescriptions.own-prescriptions.tag-cancelled': 'Cancelled',
  'prescriptions.own-prescriptions.tag-on-record': 'On record',
  'prescriptions.medicine-warning.dangerous-with': 'Dangerous with {others}',
  'prescriptions.medicine-warning.check-with': 'Check first: also takes {others}',
  'prescriptions.medicine-warning.same-substance': 'The same substance is in both',
  'prescriptions.medicine-warning.same-subgroup': 'Both are of the same kind of medicine',
  'prescriptions.medicine-warning.answered-there': 'A reason was given when it was prescribed.',
  'prescriptions.medicine-warning.by-name-only': 'Not checked',
  'prescriptions.medicine-warning.unknown':
    'Not known to us, so compared by name only: {names}. Look up what they do together.',
  'prescriptions.medicine-warning.nothing-to-compare': 'The record has nothing else that the patient takes.',
  'prescriptions.medicine-warning.compared': 'Compared with what the patient takes: {names}.',
  'prescriptions.medicine-warning.not-looked-at':
    'Only interactions that harm most are looked for. Doses, pregnancy, kidneys and liver are not checked, nor what is bought or not on this record.',
  'prescriptions.option.allergy': 'allergy: {names}',
  'prescriptions.option.dangerous-with': 'dangerous with {names}',
  'prescriptions.taken-as.draft': 'not signed yet',
  'prescriptions.taken-as.signed': 'prescribed',
  'prescriptions.taken-as.dispensed': 'supplied in the last 90 days',
  'prescriptions.taken-as.elsewhere': 'prescribed elsewhere',
  'prescriptions.taken.heading': 'Takes now',
  'prescriptions.taken.nothing': 'Nothing else on this record.',
  'prescriptions.override.label': 'Why it is given all the same',
  'prescriptions.override.hint-allergy':
    'An allergy speaks against this medicine. The pharmacist reads your reason',
  'prescriptions.override.hint-medicine':
    'Something else that the patient takes speaks against this medicine. The pharmacist reads your reason',
  'prescriptions.override.hint-later':
    'Something speaks against this medicine: an allergy, or another medicine. It was added, or became more serious, after signing',
  'prescriptions.override.heading-allergy': 'Prescribed against an allergy',
  'prescriptions.override.heading-medicine': 'Prescribed together with a medicine that speaks against it',
  'prescriptions.override.heading-both':
    'Prescribed against an allergy, and with a medicine that speaks against it',
  'prescriptions.fault.load-page-again-send': 'Load the page again and send the new form',
  'prescriptions.fault.say-reason': 'Say what the reason was',
  'prescriptions.fault.choose-how-given': 'Choose how it is given',
  'prescriptions.fault.choose-medicine': 'Choose the medicine',
  'prescriptions.fault.choose-medicine-list': 'Choose the medicine from the list',
  'prescriptions.fault.last-day-passed-enter': 'The last day has passed; enter today or a later day',
  'prescriptions.fault.last-day-too-far':
    'The last day is too far ahead; a prescription stands for a year at most',
  'prescriptions.fault.enter-code': 'Enter the code',
  'prescriptions.fault.enter-six-digits-only': 'Enter the six digits only',
} as const
