import { z } from 'zod'
import { countWaiting, readWitnessProgress } from '../../../models/queries/audit/tree/integrity-state.ts'
import { readVerifications, type Verification } from '../../../models/queries/audit/tree/verifications.ts'
import { readLastCheckpoint } from '../../../models/queries/audit/tree/verify-tree.ts'
import { newestFirst } from '../../lists/cursor.ts'
import { firstPage, listed, pageAt } from '../../lists/read-list.ts'
import { nothingTaken, placeInAddress } from '../../operations/input.ts'
import { defineStaffQuery, type DisclosureScope } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { shippingState } from '../shipping/shipping-state.ts'
import { provenOrAlarm } from './proven-or-alarm.ts'
import { publicKeyPem } from './signing-key.ts'

/** Under the newest, further ones stand below the rest of the page. */
const earlierVerifications = 10

const list = { keyset: newestFirst, size: earlierVerifications }

/** The newest verification, and a page of those before it. */
async function verificationsOfPage(services: Services, cursor: string) {
  const { prepared } = services
  const place = pageAt(services, cursor, list)
  const [newest] = await readVerifications(prepared, 1)
  if (newest === undefined) {
    const none: readonly Verification[] = []
    return { newest, page: listed(services, firstPage(list), none) }
  }
  const before = place.isFirst ? newestFirst.placeOf(newest) : place.after
  return { newest, page: listed(services, place, await readVerifications(prepared, place.limit, before)) }
}

type Asked = DisclosureScope & { readonly cursor: string }

const reading = { action: 'audit.read', event: 'audit.integrity-viewed', subject: 'none' } as const

/** How it stands with the integrity of the audit log: what is signed, verified, and kept elsewhere. */
export const logIntegrity = defineStaffQuery({
  ...reading,
  name: 'audit.integrity',
  input: z.object({ cursor: placeInAddress }),
  find: async (_services, _context, { cursor }): Promise<Asked> => ({ cursor }),
  run: async (services, _context, _receipt, { cursor }) => {
    const { prepared } = services
    const [last, verifications, witnessProgress] = await Promise.all([
      readLastCheckpoint(prepared),
      verificationsOfPage(services, cursor),
      readWitnessProgress(prepared),
    ])
    return {
      last,
      ...verifications,
      witnessProgress,
      waiting: await countWaiting(prepared, last?.seen ?? null),
      shipping: await shippingState(services, last?.size ?? 0),
    }
  },
})

const contentType = 'text/plain; charset=utf-8'

/** The newest signed head of the log, as a file. */
export const newestCheckpoint = defineStaffQuery({
  ...reading,
  name: 'audit.checkpoint',
  input: nothingTaken,
  find: async (services) => {
    const last = await readLastCheckpoint(services.prepared)
    if (last === undefined) {
      throw new Refused('no-such-thing')
    }
    await provenOrAlarm(services, () => services.auditKeys.mustOpen(last))
    return { last, details: { file: 'checkpoint' } }
  },
  run: async (_services, _context, _receipt, { last }) => ({
    name: `medguard-checkpoint-${last.size}.txt`,
    contentType,
    text: last.note,
  }),
})

/** The public keys that the log is signed with, the present one first, as a file. */
export const publicKeys = defineStaffQuery({
  ...reading,
  name: 'audit.public-key',
  input: nothingTaken,
  find: async () => ({ details: { file: 'public-key' } }),
  run: async ({ auditKeys }) => ({
    name: 'medguard-audit-public-key.pem',
    contentType,
    text: auditKeys.all.map(({ publicKey }) => publicKeyPem(publicKey)).join(''),
  }),
})
