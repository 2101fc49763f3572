import { publicKeyPem } from '../../audit/tree/signing-key.ts'
import { listed } from '../../security/check/check.ts'
import { complain, say } from '../output.ts'
import { withServices } from '../with-services.ts'

/** Prints every key of this installation, the one that signs now first, as PEM; and says where others were planted. */
export async function printPublicKeys(): Promise<void> {
  await withServices(async (services) => {
    const { all, strangers } = services.auditKeys
    for (const { publicKey } of all) {
      say(publicKeyPem(publicKey).trimEnd())
    }
    if (strangers.length > 0) {
      complain(
        `${strangers.length === 1 ? 'A key' : `${strangers.length} keys`} among those in the database ${strangers.length === 1 ? 'is' : 'are'} not of this installation and not printed: ${listed(strangers.map((id) => id.slice(0, 12)))}.`,
      )
    }
  })
}
