import { access } from 'node:fs/promises'
import path from 'node:path'
import type { DueMonth } from '../../../models/queries/audit/audit-retention.ts'
import { newId } from '../../../models/new-id.ts'
import { writeBeside, writeWholeFile } from '../../cli/whole-file.ts'
import type { Services } from '../../services.ts'
import { digestFile, manifestJson } from '../exports/manifest.ts'
import { checkpointNote } from '../exports/checkpoint-note.ts'
import { exportFormat } from '../exports/export-formats.ts'
import { streamExport, type ExportTotals } from '../stream-export.ts'
import { checkArchive } from './check-archive.ts'

export type Archive = { readonly file: string; readonly sha256: string }

/** No row has this id. */
const noRow = '00000000-0000-0000-0000-000000000000'

async function writeArchive(
  services: Services,
  file: string,
  month: string,
  who: string,
): Promise<ExportTotals> {
  const from = new Date(`${month}-01T00:00:00Z`)
  const before = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1))
  const about = { archive: month, installation: services.publicUrl.base, operator: who }
  let whole: ExportTotals | undefined
  await writeWholeFile(file, async (output) =>
    streamExport(
      await exportFormat('ndjson', services).open({
        criteria: { from, before },
        exceptId: noRow,
        filters: { month },
        about,
      }),
      output,
      {
        begin: () => undefined,
        at: async () => undefined,
        finish: async (sent) => {
          whole = sent
        },
        broken: async () => undefined,
      },
    ),
  )
  if (whole === undefined) {
    throw new Error(`the archive of ${month} did not come to its end`)
  }
  return whole
}

const isThere = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  )

/**
 * Writes a month into a file that proves itself, with its digest and manifest beside it, and reads it back. One that an
 * earlier attempt has left is taken where it is whole.
 * @param job.who the operator's account
 * @throws ArchiveUnusableError, UsedWronglyError where the file cannot be written
 */
export async function archiveMonth(
  services: Services,
  due: DueMonth,
  job: { readonly folder: string; readonly who: string },
): Promise<Archive> {
  const month = due.month.slice(0, 7)
  const rows = due.rows ?? 0
  const fileName = `medguard-audit-${month}.ndjson`
  const file = path.join(job.folder, fileName)
  if (await isThere(file)) {
    return { file, sha256: await checkArchive(services, file, { month, rows }) }
  }
  const startedAt = services.clock.now()
  const { leaves, ...written } = await writeArchive(services, file, month, job.who)
  const sha256 = await checkArchive(services, file, { month, rows })
  const id = newId()
  await writeBeside(`${file}.sha256`, digestFile(sha256, fileName))
  await writeBeside(
    `${file}.manifest.json`,
    manifestJson({
      id,
      installation: services.publicUrl.base,
      fileName,
      format: 'ndjson',
      filters: { month },
      reason: 'End of retention',
      exportedBy: { id: null, name: job.who, role: null },
      startedAt,
      finishedAt: services.clock.now(),
      complete: true,
      ...written,
      checkpoint: await checkpointNote(services, leaves),
    }),
  )
  await services.trail.append({
    event: 'audit.month-archived',
    outcome: 'success',
    resource: { type: 'audit-month', id: month },
    details: { archive: fileName, ...written, operator: job.who },
  })
  return { file, sha256 }
}
