import { z } from 'zod'
import { listAuditExports } from '../../../models/queries/audit/audit-exports.ts'
import { newestFirst } from '../../lists/cursor.ts'
import { readList } from '../../lists/read-list.ts'
import { idInAddress, placeInAddress } from '../../operations/input.ts'
import { defineStaffQuery, type StaffContext } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { checkpointNote } from './checkpoint-note.ts'
import { digestFile, manifestOf } from './manifest.ts'
import { readExport, withEvents } from './read-export.ts'

/** @throws Refused where the reader has no such export */
async function findOwn(services: Services, { proof }: StaffContext, { id }: { readonly id: string }) {
  const record = await readExport(services, id, proof.actor.id)
  if (record === undefined) {
    throw new Refused('no-such-thing')
  }
  return { record, resource: { type: 'audit-event', id: record.state.id } }
}

/** What somebody has exported, the newest first. */
export const ownExports = defineStaffQuery({
  name: 'audit.own-exports',
  action: 'audit.read',
  event: 'audit.exports-listed',
  subject: 'self',
  input: z.object({ cursor: placeInAddress }),
  find: async (services, { proof }, { cursor }) => {
    const page = await readList(services, cursor, {
      keyset: newestFirst,
      read: (before, limit) =>
        listAuditExports(services.prepared, { actorId: proof.actor.id, before, limit }),
    })
    return { page, details: { shown: page.rows.length } }
  },
  run: async (services, _context, _receipt, { page }) => ({
    page,
    records: await withEvents(services, page.rows),
  }),
})

const reading = {
  action: 'audit.read',
  event: 'audit.export-viewed',
  subject: 'self',
  input: z.object({ id: idInAddress }),
} as const

/** How far one's export is, what is in the file and how to check it. */
export const ownExport = defineStaffQuery({
  ...reading,
  name: 'audit.own-export',
  find: findOwn,
  run: async (services, _context, _receipt, { record }) => ({
    record,
    checkpoint: (await checkpointNote(services, record.leaves)) ?? undefined,
  }),
})

/** What is to be known of one's exported file, as a file to be kept beside it. */
export const ownExportManifest = defineStaffQuery({
  ...reading,
  name: 'audit.own-export-manifest',
  find: async (services, context, asked) => ({
    ...(await findOwn(services, context, asked)),
    details: { file: 'manifest' },
  }),
  run: async (services, _context, _receipt, { record }) => ({
    name: `${record.state.fileName}.manifest.json`,
    contentType: 'application/json; charset=utf-8',
    text: manifestOf(record, services.publicUrl, await checkpointNote(services, record.leaves)),
  }),
})

/** The digest of one's exported file, as `sha256sum -c` takes it. */
export const ownExportDigest = defineStaffQuery({
  ...reading,
  name: 'audit.own-export-digest',
  find: async (services, context, asked) => ({
    ...(await findOwn(services, context, asked)),
    details: { file: 'sha256' },
  }),
  run: async (_services, _context, _receipt, { record: { state, sha256 } }) => {
    if (sha256 === undefined) {
      throw new Refused('no-such-thing')
    }
    return {
      name: `${state.fileName}.sha256`,
      contentType: 'text/plain; charset=utf-8',
      text: digestFile(sha256, state.fileName),
    }
  },
})
