import { said, type MessageToSay } from '../../../views/words/said.ts'
import type { SessionFacts } from '../../access/session.ts'
import { actorOf } from '../../audit/actor-of.ts'
import type { Origin } from '../../audit/entry.ts'
import type { Services } from '../../services.ts'
import { knownTo, type KnownDevice } from '../known-device.ts'
import { countBackupCodes, fewBackupCodes } from './backup-codes.ts'
import { proveEnteredCode } from '../prove-code.ts'
import type { CodeKind } from './code-kind.ts'
import { tellOfSecondFactor } from './tell-of-second-factor.ts'
import { numberForSignIn } from './text-messages/numbers.ts'

/** The kinds of codes that this person may sign in with now. */
async function kindsFor(services: Services, userId: string): Promise<readonly CodeKind[]> {
  const number = await numberForSignIn(services, userId)
  return ['totp', 'backup-code', ...(number === undefined ? [] : ['text-message' as const])]
}

/**
 * Takes the code of somebody whose password was right; it is used up by this.
 * @returns which kind it was; undefined where it was wrong, or there were too many
 */
export async function proveSecondFactor(
  services: Services,
  { actor, sessionId }: SessionFacts,
  entered: {
    readonly code: string
    readonly device: KnownDevice | undefined
    readonly origin: Origin
    readonly at: Date
  },
): Promise<CodeKind | undefined> {
  const { device, ...typed } = entered
  return proveEnteredCode(
    services,
    { ...typed, who: actorOf(actor), sessionId, whence: knownTo(device, actor.id) },
    await kindsFor(services, actor.id),
  )
}

/** Says how many backup codes are left: by mail always, on the next page where they are few. */
export async function tellOfBackupCode(
  services: Services,
  userId: string,
  at: Date,
): Promise<MessageToSay | undefined> {
  const left = await countBackupCodes(userId)
  await services.sequelize.transaction((transaction) =>
    tellOfSecondFactor(services, transaction, {
      userId,
      what: 'backup-code-used',
      at,
      note: said('mail.second-factor-changed.codes-left', { left }),
    }),
  )
  return left > fewBackupCodes ? undefined : said('accounts.notice.few-backup-codes', { left })
}
