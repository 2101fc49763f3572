import { dayText } from '../../views/format.ts'
import type { Circumstances } from '../access/actor.ts'
import { accessBegins } from '../access/allowance.ts'
import { explainRefusal, you } from '../access/explain.ts'
import type { ReasonCode, RefusalError } from '../access/refusal.ts'
import { paths } from '../paths.ts'
import type { FacilityTime } from './facility-time.ts'
import type { Problem } from './problem.tsx'

type Words = {
  readonly heading: string
  /** Where the rule's own sentence would tell of what is not the reader's to know. */
  readonly reason?: string
  readonly help: readonly string[]
}

const words: Record<ReasonCode, Words> = {
  'role-not-permitted': {
    heading: 'Your role does not include this',
    help: ['If you need it for your work, ask your administrator: roles are changed by two people.'],
  },
  'not-decided': {
    heading: 'This could not be decided',
    reason: 'MedGuard could not work out whether you may do this, so nothing was done or shown.',
    help: ['Tell your administrator: something in your role or account is not as it must be.'],
  },
  'not-named-for-emergencies': {
    heading: 'You are not named for emergency access',
    help: [
      'Call a colleague who is named, or your security officer.',
      'To be named for the next time, ask your administrator.',
    ],
  },
  'outside-hours': {
    heading: 'Outside your working hours',
    help: ['If you are to cover a shift, ask your security officer for an exception: it counts at once.'],
  },
  'network-not-allowed': {
    heading: 'Not from this network',
    help: [
      'Use a device on one of these networks.',
      'If this is a place where you should be able to work, ask your security officer to add its network.',
    ],
  },
  'licence-expired': {
    heading: 'Your licence has expired',
    help: [
      'You can still read records.',
      'Once your licence is renewed, tell your administrator: prescribing and dispensing open again at once.',
    ],
  },
  'training-expired': {
    heading: 'Your training has expired',
    help: ['Renew your privacy training, then tell your administrator: this opens again at once.'],
  },
  'not-in-care-team': {
    heading: 'Not one of your patients',
    reason:
      'You are not in this patient’s care team. In an emergency you can open the record all the same: it is recorded, reviewed, and shown to the patient.',
    help: ['If you look after this patient, ask administrative staff to add you to the care team.'],
  },
  'not-found': {
    heading: 'Page not found',
    reason: 'There is nothing at this address, or it is not yours to see.',
    help: [],
  },
}

/** Around the refusal: when it was, how moments are written, and whether a form that was posted is kept. */
export type RefusedRequest = {
  readonly circumstances: Circumstances
  readonly time: FacilityTime
  readonly draftKept: boolean
}

function hoursHelp({ actor }: RefusalError, { circumstances, time, draftKept }: RefusedRequest): string[] {
  const begins = accessBegins(actor, circumstances.at, time.timeZone)
  return [
    begins === undefined
      ? 'No hours are set at which it begins again.'
      : `Access begins again on ${time.weekday(begins)} at ${time.clockTime(begins)}. You stay signed in for as long as your session lasts.`,
    ...(draftKept
      ? [
          'What you typed is kept for you alone. Open the same form then, or with emergency access: it comes back filled.',
        ]
      : []),
  ]
}

/** A refusal in the reader's words, with what they can do; where emergency access may be had, that comes first. */
export function refusalProblem(refusal: RefusalError, request: RefusedRequest): Problem {
  const { circumstances, time } = request
  const { actor, action, ties, decision, code, offerEmergencyAccessTo: offered } = refusal
  const { heading, reason, help } = words[code]
  const write = { dateTime: (at: Date) => time.dateTime(at), day: dayText }
  const explained = explainRefusal({ actor, action, circumstances, ties, decision, voice: you, write })
  const outside = code === 'outside-hours'
  return {
    status: refusal.status,
    code,
    heading,
    reason: reason ?? explained?.words ?? '',
    help: [...(outside ? hoursHelp(refusal, request) : []), ...help],
    wayOut: [
      ...(refusal.offerOutOfHours
        ? [{ href: paths.workOutOfHours(), label: 'Work now all the same: it is recorded and reviewed' }]
        : []),
      ...(offered === undefined ? [] : [{ href: paths.breakGlass(offered), label: 'Break the glass' }]),
      outside || code === 'network-not-allowed'
        ? { href: paths.ownSessions(), label: 'Go to your account' }
        : { href: paths.home(), label: 'Go to your start page' },
    ],
  }
}
