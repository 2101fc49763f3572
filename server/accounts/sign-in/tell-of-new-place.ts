import type { Transaction } from 'sequelize'
import type { User } from '../../../models/accounts/user.ts'
import type { Origin } from '../../audit/entry.ts'
import type { Services } from '../../services.ts'
import { browserWords } from '../browser-words.ts'
import type { newDevice } from '../mails/new-device.ts'
import { notMeLink } from '../not-me-links.ts'
import { sourceLanguage } from '../../../views/words/languages.ts'

/** Tells someone by mail that they signed in from where they had not before. */
export async function tellOfNewPlace(
  services: Services,
  transaction: Transaction,
  user: User,
  { message: write, origin, at }: { message: typeof newDevice; origin: Origin; at: Date },
): Promise<void> {
  if (user.email === null) {
    return
  }
  const { address, userAgent = '' } = origin
  const { id: userId, email, displayName } = user
  const message = write({
    displayName,
    when: at,
    address,
    device: browserWords(services.words[sourceLanguage], userAgent),
    notMe: await notMeLink(services, transaction, { userId, at }),
  })
  await services.mail.enqueue(transaction, { ...message, to: email, userId })
}
