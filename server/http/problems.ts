import { paths } from '../paths.ts'
import type { InvalidForm } from './answer.ts'
import type { Problem } from './problem.tsx'
import { said } from '../../views/words/said.ts'

const home = { href: paths.home(), label: said('http.problem.go-start-page') }

/** A form without a page of its own cannot be taken as it was sent. */
export const formNotTaken = ({ errors }: InvalidForm): Problem => ({
  status: 422,
  code: 'form-not-taken',
  heading: said('http.problem.form-cannot-taken'),
  reason: errors.map(({ message }) => message),
  wayOut: [home],
})

/** The errors that are no refusal, in the reader's words. */
export const problems = {
  notFound: {
    status: 404,
    code: 'not-found',
    heading: said('http.problem.page-not-found'),
    reason: said('http.problem.nothing-address-not-yours'),
  },
  sectionHidden: {
    status: 403,
    code: 'role-not-permitted',
    heading: said('http.problem.role-not-include'),
    reason: said('http.problem.page-shows-part-record'),
  },
  badRequest: {
    status: 400,
    code: 'bad-request',
    heading: said('http.problem.address-form-could-not'),
    reason: said('http.problem.go-back-check-entered'),
  },
  noSuchPlace: {
    status: 400,
    code: 'bad-cursor',
    heading: said('http.problem.page-list-cannot-found'),
    reason: said('http.problem.address-names-place-list'),
  },
  tooLarge: {
    status: 413,
    code: 'too-large',
    heading: said('http.problem.too-much-once'),
    reason: said('http.problem.form-larger-than-page'),
  },
  methodNotAllowed: {
    status: 405,
    code: 'method-not-allowed',
    heading: said('http.problem.cannot-done-here'),
    reason: said('http.problem.page-not-take-requests'),
  },
  forgedForm: {
    status: 403,
    code: 'form-expired',
    heading: said('http.problem.form-no-longer-valid'),
    reason: said('http.problem.page-open-too-long'),
  },
  formNotKept: {
    status: 403,
    code: 'form-not-kept',
    heading: said('http.problem.session-ended-form-could'),
    reason: said('http.problem.too-many-unfinished-forms'),
  },
  insecure: {
    status: 403,
    code: 'insecure-connection',
    heading: said('http.problem.connection-not-protected'),
    reason: said('http.problem.medguard-answers-over-https'),
  },
  erased: {
    status: 410,
    code: 'record-erased',
    heading: said('http.problem.record-erased'),
    reason: said('http.problem.erased-patients-request-nobody'),
    wayOut: [home],
  },
  tooMany: {
    status: 429,
    code: 'too-many-requests',
    heading: said('http.problem.too-many-tries'),
    reason: said('http.problem.wait-moment-try-again'),
  },
  tooManyRequests: {
    status: 429,
    code: 'too-many-requests',
    heading: said('http.problem.too-many-requests'),
    reason: said('http.problem.asked-more-these-short'),
  },
  signInNeeded: {
    status: 401,
    code: 'sign-in-needed',
    heading: said('http.problem.sign-first'),
    reason: said('http.problem.nobody-signed-session-ended'),
  },
  stepUpNeeded: {
    status: 401,
    code: 'fresh-code-needed',
    heading: said('http.problem.confirm'),
    reason: said('http.problem.needs-code-not-older'),
  },
  sealBroken: {
    status: 500,
    code: 'record-damaged',
    heading: said('http.problem.record-cannot-opened-safely'),
    reason: said('http.problem.stored-field-changed-damaged'),
    wayOut: [home],
  },
  unavailable: {
    status: 503,
    code: 'unavailable',
    heading: said('http.problem.medguard-cannot-right'),
    reason: said('http.problem.part-system-not-answering'),
  },
  outcomeUnknown: {
    status: 503,
    code: 'outcome-unknown',
    heading: said('http.problem.not-known-whether-stored'),
    reason: said('http.problem.database-did-not-say'),
  },
  unexpected: {
    status: 500,
    code: 'unexpected',
    heading: said('http.problem.something-went-wrong'),
    reason: said('http.problem.not-doing-try-again'),
  },
} as const satisfies Record<string, Problem>
