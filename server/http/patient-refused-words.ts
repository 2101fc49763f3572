import type { patientRefusals } from '../patients/refusals.ts'
import type { RefusedWords } from './refused-words-type.ts'

/** Why something cannot be written into a record now. */
export const patientRefusedWords: RefusedWords<keyof typeof patientRefusals> = {
  'reason-after-death': {
    reason:
      'This patient had died by then. Check the patient and the time; where both are right, say why it is recorded',
  },
  'before-birth': {
    reason: ({ birth }) =>
      `The time is before the patient’s birth (${birth}). Check the patient and the time`,
  },
  'clinical-fields': {
    reason: ({ field }) =>
      `Your role may not write ${field === 'allergies' ? 'allergies' : 'the medical history'}: leave this out, and ask the care team to record it`,
  },
  'national-id-taken': {
    reason:
      'A patient with this national id is registered already. Check the number, or open that patient’s record instead. Where this is somebody else and the number is a placeholder or was given to both, leave the field empty: they are told apart by their record numbers.',
  },
  'registered-already': {
    reason:
      'A patient with this name, and a date of birth that may be the same, is registered already. If this is somebody else, tick “Register anyway”.',
  },
  'national-id-of-another': {
    reason:
      'Another patient is registered with this national id. Check the number. Where it is a placeholder or was given to both, leave the field empty here: they are told apart by their record numbers.',
  },
  'death-before-birth': { reason: 'The date of death is before the date of birth; check it' },
  'correction-without-reason': { reason: 'Say why what was recorded before is changed' },
  'too-many-words': { reason: ({ most }) => `Type ${most} words or fewer: part of the name is enough` },
  'name-missing': { reason: 'Type the name too: a birth date alone finds too many' },
  'name-alone': { reason: 'Type the date of birth, or choose the sex: a name alone finds too many' },
  'not-assignable': { reason: 'Choose a person from the list' },
  'comes-of-age': {
    reason: ({ last }) =>
      `The patient comes of age after ${last}: enter that day or an earlier one. From then on they are asked themselves`,
  },
  'tied-already': {
    reason:
      'An account is tied to this record already. Where it is another person’s, have that tie ended first',
  },
  'invitation-does-not-work': {
    reason: 'This code does not work: it ran out or is mistyped. Ask the front desk for a new one',
  },
  'invited-record-gone': { reason: 'The record that this invitation was for does not stand any more' },
  'has-own-record': {
    reason: 'Your account is tied to a record of your own already. Ask the front desk',
  },
  'is-own-record': { reason: 'This is your own record: nobody else has to act for you in it' },
  'account-exists': {
    reason:
      'This username or e-mail address belongs to an account already. If it is yours, sign in and accept there; otherwise choose another',
  },
  'may-not-read-any-more': { reason: 'Your right to read this record has ended. Ask the front desk' },
  'end-not-asked': { reason: 'Nobody has asked for the end of this tie yet.' },
}
