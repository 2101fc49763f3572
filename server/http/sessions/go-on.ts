import type { Request } from 'express'
import type { Notice } from '../../../views/words/notice.ts'
import { paths } from '../../paths.ts'
import type { Redirect } from '../answer.ts'

/** Goes on to where the person wanted to go before signing in, perhaps with something to be told there. */
export function goOn(req: Request, notice?: Notice): Redirect {
  const { returnTo } = req.session
  delete req.session.returnTo
  return { to: returnTo ?? paths.home(), ...(notice === undefined ? {} : { notice }) }
}
