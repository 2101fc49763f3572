import { limits } from '../../config/security.ts'
import type { RefusalCode } from '../operations/refused.ts'
import type { Services } from '../services.ts'
import { provesCode, provesPassword, type Prover } from './second-factor/re-authenticate.ts'
import type { TypedProof } from './typed-proof.ts'

/** Whether it was proved too long ago who this is, for something grave. */
export const isStale = (proved: { readonly provedAt: Date }, at: Date): boolean =>
  at.getTime() - proved.provedAt.getTime() > limits.freshCodeMinutes * 60_000

/**
 * Takes a code of the app; from people without a second factor, their password. The session must be renewed once what
 * it was asked for is recorded.
 * @returns why it is not taken; undefined where it was right
 */
export async function proveAgain(
  services: Services,
  prover: Prover,
  { currentPassword, code }: TypedProof,
): Promise<Extract<RefusalCode, 'code-not-taken' | 'wrong-current-password'> | undefined> {
  if (prover.hasSecondFactor) {
    return (await provesCode(services, prover, code, ['totp'])) === undefined ? 'code-not-taken' : undefined
  }
  return (await provesPassword(services, prover, currentPassword)) ? undefined : 'wrong-current-password'
}
