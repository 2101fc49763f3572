import type { KeyObject } from 'node:crypto'
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

  /** Whether a code is right and was never used before; it counts as used from now on. */
  async accept(userId: string, code: string, at: Date): Promise<boolean> {
    const profile = await SecurityProfile.findByPk(userId)
    if (profile === null || profile.totpSeed === null || profile.totpConfirmedAt === null) {
      return false
    }
    const step = totpStep(openText(profile.totpSeed, this.#key, place(userId)), code.replaceAll(' ', ''), at)
    return step !== undefined && useTotpStep(userId, step)
  }

  /** The seed being set up: made at the first call and kept, unconfirmed, until a code proves it. */
  async pendingSeed(userId: string, at: Date): Promise<string> {
    const [profile] = await SecurityProfile.findOrCreate({
      where: { userId },
      defaults: { userId, createdAt: at, updatedAt: at },
    })
    if (profile.totpSeed !== null && profile.totpSeed !== undefined) {
      return openText(profile.totpSeed, this.#key, place(userId))
    }
    const seed = newTotpSeed()
    await profile.update({ totpSeed: this.seal(userId, seed), updatedAt: at })
    return seed
  }

  /** Confirms a seed by a code made from it; only then does it count. */
  async confirm(userId: string, code: string, at: Date): Promise<boolean> {
    const seed = await this.pendingSeed(userId, at)
    const step = totpStep(seed, code.replaceAll(' ', ''), at)
    if (step === undefined || !(await useTotpStep(userId, step))) {
      return false
    }
    const [changed] = await SecurityProfile.update(
      { totpConfirmedAt: at, updatedAt: at },
      { where: { userId, totpConfirmedAt: null } },
    )
    return changed === 1
  }

  /** A seed as it is stored for this person. */
  seal(userId: string, seed: string): Buffer {
    return sealText(seed, this.#key, place(userId))
  }
}
