import type { Transaction } from 'sequelize'
import { readNewestDeed } from '../../../models/queries/http/newest-deed.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'

/**
 * Says when one's own report by mail was ended: by oneself, or by itself. Its row is gone; the log knows.
 * @returns undefined where there never was one of this id
 */
export async function endedMeanwhile(
  { prepared }: Pick<Services, 'prepared'>,
  transaction: Transaction,
  id: string,
  userId: string,
): Promise<OvertakenError | undefined> {
  const resource = { type: 'report-subscription', id }
  const asked = { resource, since: new Date(0) }
  const statements = prepared.within(transaction)
  const begun = await readNewestDeed(statements, { ...asked, events: ['audit.subscribed'] })
  const ended = await readNewestDeed(statements, { ...asked, events: ['audit.unsubscribed'] })
  if (begun?.by !== userId || ended === undefined) {
    return undefined
  }
  return new OvertakenError(
    {
      what: 'report-by-mail',
      done: 'ended',
      ...ended,
      how: 'right-or-address-ended',
    },
    { next: { href: paths.reportSubscriptions(), label: 'reports-by-mail' }, about: { resource } },
  )
}
