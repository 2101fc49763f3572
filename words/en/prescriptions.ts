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
} as const
