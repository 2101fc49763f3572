import type { KeyObject } from 'node:crypto'
import type { Transaction } from 'sequelize'
import { SecurityProfile } from '../../../models/security-profile.ts'
import { useTotpStep } from '../../../models/queries/use-totp-step.ts'
import { openText, sealText } from '../../crypto/envelope.ts'
import { newTotpSeed, totpStep } from './totp.ts'

const place = (userId: string) => ({ table: 'security_profiles', column: 'totp_seed', row: userId })

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
    const step = totpStep(openText(profile.totpSeed, this.#key, place(userId)), code.replaceAll(' ', ''), at)
    return step !== undefined && useTotpStep(userId, step, transaction)
  }

  /** The seed being set up: made at the first call and kept, unconfirmed, until a code proves it. */
  async pendingSeed(userId: string, at: Date): Promise<string> {
    const stamps = { createdAt: at, updatedAt: at }
    await SecurityProfile.bulkCreate([{ userId, ...stamps }], { ignoreDuplicates: true })
    // Of two pages opened at once the first makes the seed and both show it.
    await SecurityProfile.update(
      { totpSeed: this.seal(userId, newTotpSeed()), updatedAt: at },
      { where: { userId, totpSeed: null } },
    )
    const { totpSeed } = await SecurityProfile.findByPk(userId, { rejectOnEmpty: true })
    if (totpSeed === null) {
      throw new Error('the seed was taken away while it was being set up')
    }
    return openText(totpSeed, this.#key, place(userId))
  }

  /**
   * Confirms a seed by a code made from it; only then does it count.
   * @param transaction in which the caller records it
   */
  async confirm(userId: string, code: string, at: Date, transaction: Transaction): Promise<boolean> {
    const profile = await SecurityProfile.findByPk(userId, { transaction })
    if (profile === null || profile.totpSeed === null) {
      return false
    }
    const step = totpStep(openText(profile.totpSeed, this.#key, place(userId)), code.replaceAll(' ', ''), at)
    if (step === undefined || !(await useTotpStep(userId, step, transaction))) {
      return false
    }
    const [changed] = await SecurityProfile.update(
      { totpConfirmedAt: at, updatedAt: at },
      { where: { userId, totpConfirmedAt: null }, transaction },
    )
    return changed === 1
  }

  /** A seed as it is stored for this person. */
  seal(userId: string, seed: string): Buffer {
    return sealText(seed, this.#key, place(userId))
  }
}
