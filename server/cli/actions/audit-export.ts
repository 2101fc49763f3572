import path from 'node:path'
import { countAuditRows } from '../../../models/queries/audit/audit-cursor.ts'
import { askedCriteria, filtersOnRecord, type LogSearchRequest } from '../../audit/asked-criteria.ts'
import { readReason, reasonText, type ExportReason } from '../../audit/exports/export-reason.ts'
import { checkpointNote } from '../../audit/exports/checkpoint-note.ts'
import { digestFile, manifestJson } from '../../audit/exports/manifest.ts'
import { writeExport } from '../../audit/exports/write-export.ts'
import type { FilterName } from '../../audit/search-filters.ts'
import type { ExportTotals } from '../../audit/stream-export.ts'
import type { Services } from '../../services.ts'
import { sourceLanguage } from '../../../views/words/languages.ts'
import { CommandFailedError, UsedWronglyError } from '../command-error.ts'
import { operator } from '../operator.ts'
import { complain, say } from '../output.ts'
import { Progress } from '../progress.ts'
import { mustBeNew, writeBeside, writeWholeFile } from '../whole-file.ts'
import { withServices } from '../with-services.ts'

export type AuditExportOptions = {
  readonly format: 'csv' | 'ndjson' | 'fhir'
  readonly out: string
  readonly reason?: string
  readonly reasonWords?: string
} & Readonly<Partial<Record<FilterName, string>>>

type Job = {
  readonly options: AuditExportOptions
  readonly asked: LogSearchRequest & { readonly criteria: NonNullable<LogSearchRequest['criteria']> }
  readonly reason: ExportReason
}

/** @throws UsedWronglyError where a filter or the reason cannot be taken */
async function readJob(services: Services, options: AuditExportOptions): Promise<Job> {
  const asked = await askedCriteria(services, options)
  const { criteria, errors } = asked
  if (criteria === undefined) {
    const { tell } = services.words[sourceLanguage]
    throw new UsedWronglyError(errors.map(({ field, message }) => `--${field}: ${tell(message)}.`).join('\n'))
  }
  const reason = readReason(options.reason ?? '', options.reasonWords ?? '')
  if ('fault' in reason) {
    throw new UsedWronglyError(`--reason other needs --reason-words: say in a few words why.`)
  }
  return { options, asked: { ...asked, criteria }, reason }
}

/** Writes the file and both of its events. @returns what was written, and the id of the export */
async function recordAndWrite(
  services: Services,
  { options, asked, reason }: Job,
): Promise<ExportTotals & { id: string }> {
  const { trail, database } = services
  const { criteria } = asked
  const filters = filtersOnRecord(asked)
  const id = await trail.append({
    event: 'audit.exported',
    outcome: 'success',
    ...(criteria.patientId === undefined ? {} : { patientId: criteria.patientId }),
    details: { ...filters, format: options.format, ...reason, operator: operator() },
  })
  const progress = new Progress()
  let complete: ExportTotals | undefined
  try {
    progress.begin('Exporting the audit log', await countAuditRows(database.pool, criteria, id))
    const begun = {
      id,
      format: options.format,
      criteria,
      typed: asked.typed,
      reason,
      at: services.clock.now(),
      by: { operator: operator() },
      recordedBy: {},
    }
    await writeWholeFile(options.out, async (output) => {
      complete = await writeExport(services, begun, output, {
        opened: ({ broken }) => {
          if (broken !== undefined) {
            progress.clear()
            complain(`The audit log is not what was signed: ${broken}. The file will not verify.`)
          }
        },
        at: async (rows) => progress.at(rows),
      })
    })
  } finally {
    progress.clear()
  }
  if (complete === undefined) {
    throw new CommandFailedError('The export did not come to its end.')
  }
  return { ...complete, id }
}

/**
 * Writes the audit log, or a part of it, into a file, with its digest and manifest beside it.
 * @throws UsedWronglyError where a filter cannot be taken or the file cannot be made
 */
export async function exportAuditLog(options: AuditExportOptions): Promise<void> {
  await mustBeNew(options.out)
  await withServices(async (services) => {
    const job = await readJob(services, options)
    const startedAt = services.clock.now()
    const { id, leaves, ...written } = await recordAndWrite(services, job)
    const fileName = path.basename(options.out)
    await writeBeside(`${options.out}.sha256`, digestFile(written.sha256, fileName))
    await writeBeside(
      `${options.out}.manifest.json`,
      manifestJson({
        id,
        installation: services.publicUrl.base,
        fileName,
        format: options.format,
        filters: job.asked.typed,
        reason: reasonText(job.reason.reason, job.reason.reasonWords),
        exportedBy: { id: null, name: operator(), role: null },
        startedAt,
        finishedAt: services.clock.now(),
        complete: true,
        ...written,
        checkpoint: await checkpointNote(services, leaves),
      }),
    )
    say(`${written.rows} events, ${written.bytes} bytes, SHA-256 ${written.sha256}`)
  })
}
