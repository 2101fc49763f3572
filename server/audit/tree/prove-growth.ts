import { z } from 'zod'
import { readCheckpointOfSize, readLastCheckpoint } from '../../../models/queries/audit/tree/verify-tree.ts'
import { choiceInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { consistencyFile } from './files/consistency-file.ts'
import { proveConsistency } from './consistency-proof.ts'
import { provenOrAlarm, toIntegrity } from './proven-or-alarm.ts'

const wholeNumber = /^[1-9]\d{0,14}$/

/** @throws Refused where it is none */
function sizeIn(text: string, size: 'from' | 'to'): number {
  const plain = text.replaceAll(/[\s,]/g, '')
  if (!wholeNumber.test(plain)) {
    throw new Refused('size-not-a-number', { values: { size }, next: toIntegrity })
  }
  return Number(plain)
}

/** @throws Refused where there are no such trees, or the newer one was never signed */
async function sizesAsked(
  { prepared }: Pick<Services, 'prepared'>,
  said: { readonly from: string; readonly to: string },
) {
  const from = sizeIn(said.from, 'from')
  const asked = said.to.trim()
  const newer =
    asked === ''
      ? await readLastCheckpoint(prepared)
      : await readCheckpointOfSize(prepared, sizeIn(asked, 'to'))
  if (newer === undefined) {
    const rows = asked === '' ? 'any' : asked
    throw new Refused('size-never-signed', { values: { rows }, next: toIntegrity })
  }
  if (from > newer.size) {
    throw new Refused('sizes-shrink', { values: { kept: from, newer: newer.size }, next: toIntegrity })
  }
  return { from, newer }
}

/** A file that proves that the log only grew between two checkpoints. */
export const growthProof = defineStaffQuery({
  name: 'audit.growth-proof',
  action: 'audit.read',
  event: 'audit.integrity-viewed',
  subject: 'none',
  input: z.object({ from: choiceInAddress(), to: choiceInAddress() }),
  find: async (services, _context, said) => {
    const { from, newer } = await sizesAsked(services, said)
    const path = await provenOrAlarm(services, async () => {
      await services.auditKeys.mustOpen(newer)
      return services.prepared.hold((client) => proveConsistency(client, from, newer.size))
    })
    return {
      text: consistencyFile(from, newer.note, path),
      details: { file: 'consistency', from, to: newer.size },
    }
  },
  run: async (_services, _context, _receipt, { text, details: { from, to } }) => ({
    name: `medguard-consistency-${from}-${to}.json`,
    contentType: 'application/json; charset=utf-8',
    text,
  }),
})
