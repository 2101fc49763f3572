import type { ReasonCode, Refusal } from '../access/refusal.ts'
import { paths } from '../paths.ts'
import type { Problem } from './problem.tsx'

const words: Record<ReasonCode, { heading: string; reason: string }> = {
  'role-not-permitted': {
    heading: 'Your role does not include this',
    reason: 'If you need it for your work, ask your administrator.',
  },
  'not-decided': {
    heading: 'This could not be decided',
    reason:
      'MedGuard could not work out whether you may do this, so nothing was done or shown. Tell your administrator: something in your role or account is not as it must be.',
  },
  'not-named-for-emergencies': {
    heading: 'You are not named for emergency access',
    reason:
      'Only people named beforehand can break the glass. Call a colleague who is, or your security officer.',
  },
  'outside-hours': {
    heading: 'Outside your working hours',
    reason: 'Your role may use MedGuard at set hours, and this is outside them. Your work so far is kept.',
  },
  'network-not-allowed': {
    heading: 'Not from this network',
    reason: 'Your account may be used from certain networks only, and this device is on another one.',
  },
  'licence-expired': {
    heading: 'Your licence has expired',
    reason:
      'You can still read records. Prescribing and dispensing open again as soon as your licence is renewed.',
  },
  'training-expired': {
    heading: 'Your training has expired',
    reason: 'Renew your privacy training to use this again. Your administrator can tell you how.',
  },
  'not-in-care-team': {
    heading: 'Not one of your patients',
    reason:
      'You are not in this patient’s care team. In an emergency you can open the record all the same: it is recorded, reviewed, and shown to the patient.',
  },
  'not-found': {
    heading: 'Page not found',
    reason: 'There is nothing at this address, or it is not yours to see.',
  },
}

/** A refusal in the reader's words, with the way out; where emergency access may be had, that comes first. */
export function refusalProblem(refusal: Refusal): Problem {
  const offered = refusal.offerEmergencyAccessTo
  return {
    status: refusal.status,
    code: refusal.code,
    ...words[refusal.code],
    wayOut: [
      ...(refusal.offerOutOfHours
        ? [{ href: paths.workOutOfHours(), label: 'Work now all the same: it is recorded and reviewed' }]
        : []),
      ...(offered === undefined ? [] : [{ href: paths.breakGlass(offered), label: 'Break the glass' }]),
      { href: paths.home(), label: 'Go to your start page' },
    ],
  }
}
