import { codeText } from '../../views/format.ts'

const rules: Readonly<Record<string, string>> = {
  permission: 'The role includes it',
  'care-team': 'In the patient’s care team',
  'emergency-access': 'By emergency access',
  'recent-supply': 'Something was dispensed to the patient within the last 30 days',
  'own-prescription': 'The person signed the prescription',
  'abandoned-prescription': 'Nobody else could cancel the prescription',
  'active-prescription': 'The patient has an approved prescription to dispense',
  'demographic-role': 'The role sees who patients are, nothing clinical',
  'own-record': 'It is the person’s own record',
  'role-not-permitted': 'The role does not include it',
  'not-decided': 'It could not be decided, so it was refused',
  'not-named-for-emergencies': 'Not named for emergency access',
  'outside-hours': 'Outside the role’s hours',
  'network-not-allowed': 'Not from this network',
  'licence-expired': 'The licence has expired',
  'training-expired': 'The training has expired',
  'not-in-care-team': 'Not in the patient’s care team',
  'not-found': 'No such thing, or not this person’s to see',
  'approved-by-officer': 'A security officer approved it',
  'wrong-access-code': 'Wrong access code',
  'wrong-code': 'Wrong code',
  'fresh-code-needed': 'No code within the last five minutes',
  'address-not-settled': 'An administrator changed the e-mail address less than three days ago',
  'time-over': 'The time was over',
  'signed-out': 'The person signed out',
  'own-alert': 'The alert was about the person',
  'own-approval': 'The person had approved it',
  'own-request': 'Nobody decides on their own request',
  'own-hold-lift': 'Nobody agrees to what they asked for',
  'own-tie-end': 'Nobody agrees to what they asked for',
  'own-escalation': 'Nobody gives a second opinion on their own first',
  'own-account': 'Nobody changes this of their own account',
  'asked-for-it': 'Nobody decides what they asked for',
  'approved-first': 'A second person decides',
  'of-the-care-team': 'Nobody of the care team decides',
  'own-grant': 'It was the person’s own emergency access',
  limited: 'Too many tries',
  'own-role': 'Nobody changes the role they hold',
  'own-rights': 'Nobody changes their own rights',
  'own-proposal': 'Nobody approves what they proposed',
  'gains-by-it': 'Nobody approves what they gain by',
  'already-done': 'Somebody had done it already',
  'link-ran-out': 'The link had run out',
  overtaken: 'Something else changed meanwhile',
  lapsed: 'The proposal had lapsed',
  'proposer-without-right': 'Whoever proposed it may not do so any more',
  'shuts-oneself-out': 'It would have shut out the person saving it',
}

const purposes: Readonly<Record<string, string>> = {
  treatment: 'Treatment',
  'emergency-treatment': 'Emergency treatment',
  operations: 'Running the facility',
  'patient-request': 'Asked for by the patient',
  audit: 'Audit',
}

/** The rule that decided, in words. */
export const ruleWords = (code: string): string => rules[code] ?? codeText(code)

/** A purpose of use, in words. */
export const purposeWords = (code: string): string => purposes[code] ?? codeText(code)
