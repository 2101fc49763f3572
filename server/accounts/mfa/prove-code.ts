import type { Request } from 'express'
import type { SessionFacts } from '../../access/session.ts'
import { originOf } from '../../http/origin.ts'
import type { Services } from '../../services.ts'
import { actorOf } from '../../audit/actor-of.ts'
import { fieldOf } from '../half-signed-in.ts'
import { knownTo, readKnownDevice } from '../known-device.ts'
import { recordWrongAnswer } from '../record-lock.ts'
import { useTextCode } from '../text-messages/codes.ts'
import { useBackupCode } from './backup-codes.ts'

/** A kind of code that somebody may enter. */
export type CodeKind = 'totp' | 'backup-code' | 'text-message'

async function kindOf(
  services: Services,
  userId: string,
  entered: { code: string; at: Date; takes: readonly CodeKind[]; sessionId: string },
): Promise<CodeKind | undefined> {
  const { code, at, takes, sessionId } = entered
  if (await services.secondFactor.accept(userId, code, at)) {
    return 'totp'
  }
  const use = { userId, purpose: 'sign-in' as const, sessionId }
  if (takes.includes('text-message') && (await useTextCode(services, use, { code, at }))) {
    return 'text-message'
  }
  return takes.includes('backup-code') && (await useBackupCode(services, userId, code, at))
    ? 'backup-code'
    : undefined
}

/**
 * Takes the posted `code`; it is used up by this. Wrong ones are counted for the account over all its sessions and
 * sign-ins, and recorded.
 * @param takes 'totp' for codes of the app only; with 'backup-code' or 'text-message' those count as well
 * @returns which kind it was; undefined where it was wrong, or there were too many
 */
export async function proveCode(
  services: Services,
  req: Request,
  facts: SessionFacts,
  takes: readonly CodeKind[],
): Promise<CodeKind | undefined> {
  const { at, address } = req.context
  const userId = facts.actor.id
  const whence =
    req.context.session.kind === 'open'
      ? { session: facts.sessionId }
      : knownTo(readKnownDevice(req, services.sessionSecrets), userId)
  const taken = await services.signInLimits.take(`code:${userId}`, address, whence)
  const kind = taken.mayTry
    ? await kindOf(services, userId, { code: fieldOf(req, 'code'), at, takes, sessionId: facts.sessionId })
    : undefined
  if (kind === undefined) {
    await recordWrongAnswer(services, taken, {
      event: 'second-factor.failed',
      outcome: 'failure',
      actor: actorOf(facts.actor),
      sessionId: facts.sessionId,
      origin: originOf(req),
      rule: taken.mayTry ? 'wrong-code' : 'limited',
    })
    return undefined
  }
  await services.signInLimits.succeeded(`code:${userId}`, address, whence)
  return kind
}
