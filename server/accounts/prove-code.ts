import type { CodeKind } from './second-factor/code-kind.ts'
import type { AuditEntry, Origin } from '../audit/entry.ts'
import type { Services } from '../services.ts'
import { recordWrongAnswer } from './sign-in/record-lock.ts'
import type { AttemptSource } from './attempt-source.ts'
import { useTextCode } from './second-factor/text-messages/codes.ts'
import { useBackupCode } from './second-factor/backup-codes.ts'

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

/** A code as somebody entered it, and where it counts if it is wrong. */
export type EnteredCode = {
  readonly who: NonNullable<AuditEntry['actor']>
  readonly sessionId: string
  readonly code: string
  readonly at: Date
  readonly origin: Origin
  readonly whence: AttemptSource
}

/**
 * Takes a code; it is used up by this. Wrong ones are counted for the account over all its sessions and sign-ins, and recorded.
 * @param takes 'totp' for codes of the app only; with 'backup-code' or 'text-message' those count as well
 * @returns which kind it was; undefined where it was wrong, or there were too many
 */
export async function proveEnteredCode(
  services: Services,
  { who, sessionId, code, at, origin, whence }: EnteredCode,
  takes: readonly CodeKind[],
): Promise<CodeKind | undefined> {
  const key = `code:${who.id}`
  const taken = await services.signInLimits.take(key, origin.address, whence)
  const kind = taken.mayTry ? await kindOf(services, who.id, { code, at, takes, sessionId }) : undefined
  if (kind === undefined) {
    await recordWrongAnswer(services, taken, {
      event: 'second-factor.failed',
      outcome: 'failure',
      actor: who,
      sessionId,
      origin,
      rule: taken.mayTry ? 'wrong-code' : 'limited',
    })
    return undefined
  }
  await services.signInLimits.succeeded(key, origin.address, whence)
  return kind
}
