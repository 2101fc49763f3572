import type { Request } from 'express'
import type { Shell } from '../../views/shell.ts'
import { readNotice, tellNotice } from '../../views/words/notice.ts'
import type { Words } from '../../views/words/words.ts'
import { openText, sealText } from '../crypto/envelope.ts'
import type { Services } from '../services.ts'
import { isUntouched } from './sessions/late-session.ts'
import { isStored } from './sessions/stored-session.ts'

/** Where a new access code waits, sealed, between being issued and being shown. */
const newAccessCodePlace = (userId: string) => ({
  table: 'sessions',
  column: 'new_access_code',
  row: userId,
})

/** A new access code as it waits until the page that follows shows it. */
export const newAccessCodeSealed = (
  { purposeKeys }: Pick<Services, 'purposeKeys'>,
  userId: string,
  code: string,
): string => sealText(code, purposeKeys['access-codes'], newAccessCodePlace(userId)).toString('base64')

const left = ['notice', 'newAccessCode']

/** Gives what the request before left to be said, once: of what was just done, and the code for the next emergency. */
export function takeNotice(
  services: Services,
  req: Request,
  words: Words,
): Pick<Shell, 'notice' | 'newAccessCode'> {
  // A request that failed before its session was there: the database was away.
  if (!('session' in req)) {
    return {}
  }
  if (isUntouched(req) && !left.some((name) => isStored(req, name))) {
    return {}
  }
  const { notice: stored, newAccessCode } = req.session
  const { session } = req.context
  delete req.session.notice
  const told = readNotice(stored)
  const notice = told === undefined ? undefined : tellNotice(words, told)
  if (newAccessCode === undefined || session.kind !== 'open') {
    return { notice }
  }
  delete req.session.newAccessCode
  const place = newAccessCodePlace(session.person.actor.id)
  const code = openText(Buffer.from(newAccessCode, 'base64'), services.purposeKeys['access-codes'], place)
  return { notice, newAccessCode: code }
}
