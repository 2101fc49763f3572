import { rotateRootKey } from '../../keys/rotate-root-key.ts'
import { operator } from '../operator.ts'
import { say } from '../output.ts'
import { Progress } from '../progress.ts'
import { withServices } from '../with-services.ts'
import { showRotation } from './rotation-progress.ts'

export type RotateKeysOptions = { readonly batch: number; readonly handOver?: boolean }

/** Turns the root key over and says what came of it. @throws UnknownRootKeyError, KeyHolderBehindError */
export async function runRootKeyRotation({ batch, handOver = false }: RotateKeysOptions): Promise<void> {
  await withServices(async (services) => {
    const progress = new Progress()
    const started = performance.now()
    const listener = showRotation(progress, 'Encrypting data keys')
    try {
      const { rewrapped, retired } = await rotateRootKey(services, {
        batch,
        handOver,
        operator: operator(),
        listener,
      })
      progress.clear()
      const id = services.ring.primaryId
      if (retired.length === 0) {
        say(`Every data key is encrypted by "${id}" already: nothing was done.`)
        return
      }
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      say(`${rewrapped.toLocaleString('en')} data keys are now encrypted by "${id}" (${seconds} s).`)
      say(
        `No row names ${retired.map((key) => `"${key}"`).join(', ')} any more: take it out of FIELD_ENCRYPTION_KEY.`,
      )
    } finally {
      progress.clear()
    }
  })
}
