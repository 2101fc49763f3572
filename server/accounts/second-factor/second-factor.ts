import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { SecurityProfile } from '../../../models/accounts/security-profile.ts'
import { useTotpStep } from '../../../models/queries/accounts/use-totp-step.ts'
import { openText, sealText } from '../../crypto/envelope.ts'
import { newTotpSeed, totpStep } from './totp.ts'

type SeedColumn = 'totp_seed' | 'totp_pending_seed'

const place = (userId: string, column: SeedColumn) => ({ table: 'security_profiles', column, row: userId })

const noPendingSeed = { totpPendingSeed: null, totpPendingSince: null, totpPendingSessionId: null }

/** How long a seed waits for the code that proves it. */
const pendingMinutes = 15

/** The session in which a seed is being set up: no other one sees it or confirms it. */
export type Enrolment = { readonly userId: string; readonly sessionId: string; readonly at: Date }

/** The second factor of each person: an authenticator app's codes. Seeds are stored sealed and opened only here. */
export class SecondFactor {
  readonly #key: KeyObject

  constructor(key: KeyObject) {
    this.#key = key
  }

  /**
   * Whether a code is right and was never used before; it counts as used from now on, or from the end of the
   * transaction of the change that it allows.
   */
  async accept(userId: string, code: string, at: Date, transaction?: Transaction): Promise<boolean> {
    const within = transaction === undefined ? {} : { transaction }
    const profile = await SecurityProfile.findByPk(userId, within)
    if (profile === null || profile.totpSeed === null || profile.totpConfirmedAt === null) {
      return false
    }
    const seed = openText(profile.totpSeed, this.#key, place(userId, 'totp_seed'))
    const step = totpStep(seed, code, at)
    return step !== undefined && useTotpStep(userId, step, transaction)
  }

  /** Makes a new seed to be set up in this session; one that waited before is gone. The seed that counts stays. */
  async startSeed({ userId, sessionId, at }: Enrolment, transaction?: Transaction): Promise<string> {
    const seed = newTotpSeed()
    const within = transaction === undefined ? {} : { transaction }
    const stamps = { createdAt: at, updatedAt: at }
    await SecurityProfile.bulkCreate([{ userId, ...stamps }], { ignoreDuplicates: true, ...within })
    await SecurityProfile.update(
      {
        totpPendingSeed: sealText(seed, this.#key, place(userId, 'totp_pending_seed')),
        totpPendingSince: at,
        totpPendingSessionId: sessionId,
        updatedAt: at,
      },
      { where: { userId }, ...within },
    )
    return seed
  }

  /** The seed that waits in this session for its first code; undefined where there is none or it waited too long. */
  async pendingSeed(enrolment: Enrolment, transaction?: Transaction): Promise<string | undefined> {
    const within = transaction === undefined ? {} : { transaction, lock: true }
    const profile = await SecurityProfile.findByPk(enrolment.userId, within)
    return profile === null ? undefined : this.#pendingSeedOf(profile, enrolment)
  }

  #pendingSeedOf(profile: SecurityProfile, { userId, sessionId, at }: Enrolment): string | undefined {
    const { totpPendingSeed, totpPendingSince, totpPendingSessionId } = profile
    if (totpPendingSeed === null || totpPendingSince === null || totpPendingSessionId !== sessionId) {
      return undefined
    }
    return at.getTime() - totpPendingSince.getTime() > pendingMinutes * 60_000
      ? undefined
      : openText(totpPendingSeed, this.#key, place(userId, 'totp_pending_seed'))
  }

  /** The seed to be set up in this session, made at the first call: two pages opened at once show the same one. */
  async seedToSetUp(enrolment: Enrolment, transaction: Transaction): Promise<string> {
    const { userId, at } = enrolment
    await SecurityProfile.bulkCreate([{ userId, createdAt: at, updatedAt: at }], {
      ignoreDuplicates: true,
      transaction,
    })
    return (await this.pendingSeed(enrolment, transaction)) ?? (await this.startSeed(enrolment, transaction))
  }

  /**
   * Confirms the seed of this session by a code made from it; only then does it count, in place of any before. The code
   * counts as used.
   * @param transaction in which the caller records it
   */
  async confirm(enrolment: Enrolment, code: string, transaction: Transaction): Promise<boolean> {
    const { userId, at } = enrolment
    const seed = await this.pendingSeed(enrolment, transaction)
    const step = seed === undefined ? undefined : totpStep(seed, code, at)
    if (seed === undefined || step === undefined) {
      return false
    }
    await SecurityProfile.update(
      {
        totpSeed: this.seal(userId, seed),
        totpConfirmedAt: at,
        totpLastStep: String(step),
        ...noPendingSeed,
        updatedAt: at,
      },
      { where: { userId }, transaction },
    )
    return true
  }

  /** Takes the second factor away, and any that was being set up. */
  async remove(userId: string, at: Date, transaction: Transaction): Promise<void> {
    await SecurityProfile.update(
      { totpSeed: null, totpConfirmedAt: null, totpLastStep: '0', ...noPendingSeed, updatedAt: at },
      { where: { userId }, transaction },
    )
  }

  /** A seed as it is stored for this person. */
  seal(userId: string, seed: string): Buffer {
    return sealText(seed, this.#key, place(userId, 'totp_seed'))
  }
}
