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
}
