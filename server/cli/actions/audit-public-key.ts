import { listSigningKeys } from '../../../models/queries/signing-keys.ts'
import { publicKeyPem } from '../../audit/tree/signing-key.ts'
import { say } from '../output.ts'
import { withServices } from '../with-services.ts'

/** Prints every key that has signed checkpoints, the present one first, as PEM. */
export async function printPublicKeys(): Promise<void> {
  await withServices(async (services) => {
    const keys = await listSigningKeys(services.prepared)
    const present = keys.filter(({ id }) => id === services.sealing.key.id)
    const before = keys.filter(({ id }) => id !== services.sealing.key.id)
    for (const { publicKey } of [...present, ...before.toReversed()]) {
      say(publicKeyPem(publicKey).trimEnd())
    }
  })
}
