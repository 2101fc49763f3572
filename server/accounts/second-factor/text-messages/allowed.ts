import { Refused } from '../../../operations/refused.ts'
import { paths } from '../../../paths.ts'
import type { Services } from '../../../services.ts'
import { textCodesAllowed } from './numbers.ts'

/**
 * Nobody of a role without codes by text message sets them up, nor where none are sent.
 * @throws Refused
 */
export async function mustBeAllowed(services: Services, userId: string): Promise<void> {
  if (!services.mail.openChannels.includes('text')) {
    throw new Refused('no-such-thing')
  }
  if (!(await textCodesAllowed(services, userId))) {
    throw new Refused('text-messages-not-for-role', {
      next: { href: paths.ownSecondFactor(), label: 'own-second-step' },
    })
  }
}
