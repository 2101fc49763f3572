import type { Response } from 'express'
import type { Problem } from '../http/problem.tsx'
import { paths } from '../paths.ts'

/** One answer for links that are wrong, used up, out of date or void: it says nothing of what once was. */
export const linkNotValid: Problem = {
  status: 404,
  code: 'link-not-valid',
  heading: 'This link does not work any more',
  reason:
    'It was used already, is too old, or was replaced by a newer one. Ask for a new one; if it was to be your first password, ask your administrator.',
  wayOut: [
    { href: paths.forgottenPassword(), label: 'Ask for a new link' },
    { href: paths.login(), label: 'Go to signing in' },
  ],
}

/** Keeps the address of a page, which holds a secret, from going to wherever its links lead. */
export const hideReferrer = (res: Response): void => {
  res.setHeader('Referrer-Policy', 'no-referrer')
}
