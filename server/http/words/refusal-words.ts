import type { Words as ReadersWords } from '../../../views/words/words.ts'
import type { Circumstances } from '../../access/actor.ts'
import { accessBegins } from '../../access/allowance.ts'
import { explainRefusal } from '../../access/explain.ts'
import type { ReasonCode, RefusalError } from '../../access/refusal.ts'
import { paths } from '../../paths.ts'
import type { FacilityTime } from '../facility-time.ts'
import type { Problem } from '../problem.tsx'
import { explanationWords, you } from './explanation-words.ts'
import { said, type MessageToSay } from '../../../views/words/said.ts'

type Words = {
  readonly heading: MessageToSay
  /** Where the rule's own sentence would tell of what is not the reader's to know. */
  readonly reason?: MessageToSay
  readonly help: readonly MessageToSay[]
}

const words: Record<ReasonCode, Words> = {
  'role-not-permitted': {
    heading: said('http.problem.role-not-include'),
    help: [said('http.problem.need-work-ask-administrator')],
  },
  'not-decided': {
    heading: said('http.problem.could-not-decided'),
    reason: said('http.problem.medguard-could-not-work'),
    help: [said('http.problem.tell-administrator-something-role')],
  },
  'not-named-for-emergencies': {
    heading: said('http.problem.not-named-emergency-access'),
    help: [said('http.problem.call-colleague-named-security'), said('http.problem.named-next-time-ask')],
  },
  'outside-hours': {
    heading: said('http.problem.outside-working-hours'),
    help: [said('http.problem.cover-shift-ask-security')],
  },
  'network-not-allowed': {
    heading: said('http.problem.not-network'),
    help: [said('http.problem.use-device-these-networks'), said('http.problem.place-where-should-able')],
  },
  'licence-expired': {
    heading: said('http.problem.licence-expired'),
    help: [said('http.problem.still-read-records'), said('http.problem.once-licence-renewed-tell')],
  },
  'training-expired': {
    heading: said('http.problem.training-expired'),
    help: [said('http.problem.renew-privacy-training-tell')],
  },
  'not-in-care-team': {
    heading: said('http.problem.not-patients'),
    reason: said('http.problem.not-patients-care-team'),
    help: [said('http.problem.look-after-patient-ask')],
  },
  'not-found': {
    heading: said('http.problem.page-not-found'),
    reason: said('http.problem.nothing-address-not-yours'),
    help: [],
  },
}

/** Around the refusal: when it was, how moments are written, and whether a form that was posted is kept. */
export type RefusedRequest = {
  readonly circumstances: Circumstances
  readonly time: FacilityTime
  /** Of the reader. */
  readonly words: ReadersWords
  readonly draftKept: boolean
}

function hoursHelp(
  { actor }: RefusalError,
  { circumstances, time, draftKept }: RefusedRequest,
): MessageToSay[] {
  const begins = accessBegins(actor, circumstances.at, time.timeZone)
  return [
    begins === undefined ? said('http.problem.no-hours') : said('http.problem.access-begins', { at: begins }),
    ...(draftKept ? [said('http.problem.draft-kept')] : []),
  ]
}

/** A refusal in the reader's words, with what they can do; where emergency access is possible, that comes first. */
export function refusalProblem(refusal: RefusalError, request: RefusedRequest): Problem {
  const { circumstances } = request
  const { actor, action, relationship, decision, code, offerEmergencyAccessTo: offered } = refusal
  const { heading, reason, help } = words[code]
  const explained = explainRefusal({ actor, action, circumstances, relationship, decision })
  const outside = code === 'outside-hours'
  return {
    status: refusal.status,
    code,
    heading,
    reason: reason ?? (explained === undefined ? '' : explanationWords(request.words, explained, you)),
    help: [...(outside ? hoursHelp(refusal, request) : []), ...help],
    wayOut: [
      ...(refusal.offerOutOfHours
        ? [{ href: paths.workOutOfHours(), label: said('http.problem.work-all-same-recorded') }]
        : []),
      ...(offered === undefined
        ? []
        : [{ href: paths.breakGlass(offered), label: said('http.problem.break-glass') }]),
      outside || code === 'network-not-allowed'
        ? { href: paths.ownSessions(), label: said('http.problem.go-account') }
        : { href: paths.home(), label: said('http.problem.go-start-page') },
    ],
  }
}
