import type { FindingRow } from '../../../models/queries/security/findings.ts'
import type { Actor } from '../../access/actor.ts'
import { searchAddress } from '../../audit/search-address.ts'
import type { Services } from '../../services.ts'
import { factsOf } from './finding-facts.ts'

/** The audit log, narrowed to the time and the person of a finding; undefined for a reader who may not go there. */
export function logOfFinding(
  { time }: Pick<Services, 'time'>,
  { permissions }: Actor,
  { details, user_id: userId }: FindingRow,
): string | undefined {
  if (!permissions.has('audit.read')) {
    return undefined
  }
  const { from, to } = factsOf(details)
  return searchAddress({
    from: time.localInput(from),
    to: time.localInput(new Date(to.getTime() + 60_000)),
    ...(userId === null ? {} : { user: userId }),
  })
}
