import type { Writable } from 'node:stream'
import { z } from 'zod'
import { limits } from '../../../config/security.ts'
import { choiceInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { paths } from '../../paths.ts'
import { actorOf } from '../actor-of.ts'
import { askedCriteria, filtersOnRecord } from '../asked-criteria.ts'
import { exportFormat, readFormatName } from './export-formats.ts'
import { filtersRefused } from '../search/filters-refused.ts'
import { searchAddress } from '../search-address.ts'
import { ExportProgress } from './export-progress.ts'
import { exportReasons, readReason } from './export-reason.ts'
import { exportFileName } from './file-name.ts'
import { writeExport, type BegunExport } from './write-export.ts'

/** How long a reader may take for one piece, or take nothing (milliseconds). */
export const readerPatienceMs = limits.exportStallMinutes * 60_000

/**
 * Takes the audit log, or a part of it, out of the house as a file. It is recorded as begun before it is opened; how far it
 * is, and how it ended, is written down while whoever asked takes it.
 */
export const exportLog = defineStaffQuery({
  name: 'audit.export',
  action: 'audit.export',
  event: 'audit.exported',
  subject: 'none',
  input: z.looseObject({
    format: choiceInAddress(),
    reason: choiceInAddress(),
    reasonWords: choiceInAddress(2_000),
  }),
  find: async (services, _context, said) => {
    const format = readFormatName(said.format)
    if (format === undefined) {
      throw new Refused('unknown-format', { next: { href: paths.audit(), label: 'audit-log' } })
    }
    const asked = await askedCriteria(services, said)
    const { criteria, typed } = asked
    if (criteria === undefined) {
      throw filtersRefused(asked)
    }
    const reason = readReason(said.reason, said.reasonWords)
    if ('fault' in reason) {
      const next = { href: `${searchAddress(typed)}#export`, label: 'audit-export' } as const
      const values = { reasons: Object.keys(exportReasons).join(', ') }
      throw new Refused(reason.fault, { values, next })
    }
    return {
      format,
      criteria,
      typed,
      reason,
      ...(criteria.patientId === undefined ? {} : { patientId: criteria.patientId }),
      details: { ...filtersOnRecord(asked), format, ...reason },
    }
  },
  run: async (services, { proof, origin, at, today }, receipt, { format, criteria, typed, reason }) => {
    const { actor, person } = proof
    const { extension, contentType } = exportFormat(format, services)
    const id = receipt.eventId
    const name = exportFileName(typed, { id, extension, today })
    const begun: BegunExport = {
      id,
      format,
      criteria,
      typed,
      reason,
      at,
      by: { id: actor.id, name: actor.displayName, role: actor.role.name },
      recordedBy: { actor: actorOf(actor), sessionId: person.sessionId, origin },
    }
    return {
      id,
      name,
      contentType,
      write: async (output: Writable, begin: () => void) => {
        const progress = await ExportProgress.begin(services, { id, actorId: actor.id, fileName: name })
        await writeExport(services, begun, output, {
          begin,
          pieceMs: readerPatienceMs,
          at: (rows) => progress.at(rows),
          ended: ({ rows }, eventId) => progress.end(rows, eventId),
        })
      },
    }
  },
})
