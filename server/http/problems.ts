import { paths } from '../paths.ts'
import type { Invalid } from './answer.ts'
import type { Problem } from './problem.tsx'

const home = { href: paths.home(), label: 'Go to your start page' }

/** A form without a page of its own cannot be taken as it was sent. */
export const formNotTaken = ({ errors }: Invalid): Problem => ({
  status: 422,
  code: 'form-not-taken',
  heading: 'This form cannot be taken',
  reason: errors.map(({ message }) => message).join(' '),
  wayOut: [home],
})

/** The errors that are no refusal, in the reader's words. */
export const problems = {
  notFound: {
    status: 404,
    code: 'not-found',
    heading: 'Page not found',
    reason: 'There is nothing at this address, or it is not yours to see.',
  },
  sectionHidden: {
    status: 403,
    code: 'role-not-permitted',
    heading: 'Your role does not include this',
    reason: 'This page shows a part of the record that your role does not read. Ask your administrator.',
  },
  badRequest: {
    status: 400,
    code: 'bad-request',
    heading: 'This address or form could not be read',
    reason: 'Go back, check what you entered, and try again.',
  },
  noSuchPlace: {
    status: 400,
    code: 'bad-cursor',
    heading: 'This page of the list cannot be found',
    reason:
      'The address names a place in a list that cannot be. Go back, and open the list from its beginning.',
  },
  tooLarge: {
    status: 413,
    code: 'too-large',
    heading: 'That is too much at once',
    reason: 'The form is larger than this page takes. Go back and shorten it.',
  },
  methodNotAllowed: {
    status: 405,
    code: 'method-not-allowed',
    heading: 'This cannot be done here',
    reason: 'The page does not take requests of this kind.',
  },
  forgedForm: {
    status: 403,
    code: 'form-expired',
    heading: 'This form is no longer valid',
    reason:
      'The page was open too long, or you signed in again in between. Go back, load the page again, and send the form once more.',
  },
  formNotKept: {
    status: 403,
    code: 'form-not-kept',
    heading: 'Your session has ended, and this form could not be kept',
    reason:
      'Too many unfinished forms of yours are kept already. Go back in your browser: what you typed is still in the form. Copy it, sign in, and send it again.',
  },
  insecure: {
    status: 403,
    code: 'insecure-connection',
    heading: 'This connection is not protected',
    reason: 'MedGuard answers over HTTPS only. Use the address that begins with https://.',
  },
  erased: {
    status: 410,
    code: 'record-erased',
    heading: 'This record was erased',
    reason: 'It was erased at the patient’s request. Nobody can read it any more.',
    wayOut: [home],
  },
  tooMany: {
    status: 429,
    code: 'too-many-requests',
    heading: 'Too many tries',
    reason: 'Wait a moment and try again.',
  },
  tooManyRequests: {
    status: 429,
    code: 'too-many-requests',
    heading: 'Too many requests',
    reason: 'You have asked for more of these in a short time than anybody may. Wait a moment and try again.',
  },
  signInNeeded: {
    status: 401,
    code: 'sign-in-needed',
    heading: 'Sign in first',
    reason: 'Nobody is signed in, or the session has ended.',
  },
  stepUpNeeded: {
    status: 401,
    code: 'fresh-code-needed',
    heading: 'Confirm that it is you',
    reason: 'This needs a code that is not older than five minutes.',
  },
  sealBroken: {
    status: 500,
    code: 'record-damaged',
    heading: 'This record cannot be opened safely',
    reason: 'A stored field was changed or damaged, so it is not shown. The security team has been told.',
    wayOut: [home],
  },
  unavailable: {
    status: 503,
    code: 'unavailable',
    heading: 'MedGuard cannot do this right now',
    reason:
      'A part of the system is not answering, and nothing is shown that could not be recorded. Try again in a minute.',
  },
  outcomeUnknown: {
    status: 503,
    code: 'outcome-unknown',
    heading: 'It is not known whether this was stored',
    reason:
      'The database did not say whether what you sent was stored: it may be. Wait a little and send the same form again by loading this page again: it counts once. Or look first whether it is there; do not fill in the form anew before that.',
  },
  unexpected: {
    status: 500,
    code: 'unexpected',
    heading: 'Something went wrong',
    reason: 'It was not your doing. Try again; if it goes on, ask for help with the request number below.',
  },
} as const satisfies Record<string, Problem>
