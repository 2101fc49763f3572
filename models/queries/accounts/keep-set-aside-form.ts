import { newId } from '../../new-id.ts'
import type { PreparedQueries } from '../../prepared.ts'
import { isOfErasedRecord } from '../patients/of-erased-record.ts'
import type { SetAsideBecause } from '../../accounts/set-aside-form.ts'

const keep = {
  name: 'keep-set-aside-form',
  text: `INSERT INTO set_aside_forms (id, user_id, path, from_address, because, content, posted_at, kept_until, page)
    SELECT $1, $2, $3, $4::inet, $5, $6, $7, $8, $10
    WHERE NOT ${isOfErasedRecord('$3', '$10')}
      AND ((SELECT count(*) FROM set_aside_forms WHERE user_id = $2) < $9
        OR EXISTS (SELECT FROM set_aside_forms WHERE user_id = $2 AND path = $3 AND from_address = $4::inet))
    ON CONFLICT (user_id, path, from_address) DO UPDATE SET because = excluded.because, content = excluded.content, page = excluded.page,
      posted_at = excluded.posted_at, kept_until = excluded.kept_until
    RETURNING id`,
}

/**
 * Keeps a sealed form apart, instead of what came from the same address for the same form before.
 * @returns whether it was kept: there may be no room for it, or its record may be erased
 */
export async function keepSetAsideForm(
  prepared: PreparedQueries,
  form: {
    userId: string
    path: string
    page: string
    fromAddress: string
    because: SetAsideBecause
    content: Buffer
    at: Date
    keptUntil: Date
    atMost: number
  },
): Promise<boolean> {
  const rows = await prepared.run(keep, [
    newId(),
    form.userId,
    form.path,
    form.fromAddress,
    form.because,
    form.content,
    form.at,
    form.keptUntil,
    form.atMost,
    form.page,
  ])
  return rows.length > 0
}
