import type pg from 'pg'
import type { AuditCriteria } from '../../models/queries/audit-criteria.ts'
import { openAuditCursor } from '../../models/queries/audit-cursor.ts'
import type { Services } from '../services.ts'
import { csv } from './export-csv.ts'
import { fhir } from './export-fhir.ts'
import { ndjson } from './export-ndjson.ts'
import type { RowForm } from './exports/row-form.ts'
import { rowPieces } from './exports/row-pieces.ts'
import type { PieceSource } from './stream-export.ts'

export const formatNames = ['csv', 'ndjson', 'fhir'] as const
export type FormatName = (typeof formatNames)[number]

/** @returns undefined where there is no format of this name */
export const readFormatName = (text: string): FormatName | undefined =>
  formatNames.find((name) => name === text)

/** What is exported: what the criteria find, but for the export's own event. */
export type ExportRequest = { readonly criteria: AuditCriteria; readonly exceptId: string }

/** How the log becomes a file. */
export type ExportFormat = {
  readonly extension: string
  readonly contentType: string
  /** Begins to read; the source must be closed. */
  readonly open: (asked: ExportRequest) => Promise<PieceSource>
}

const byRow =
  (pool: pg.Pool, form: RowForm) =>
  async ({ criteria, exceptId }: ExportRequest): Promise<PieceSource> =>
    rowPieces(await openAuditCursor(pool, criteria, exceptId), form)

type House = Pick<Services, 'publicUrl' | 'database'>

/** How the log becomes a file of this format. */
export function exportFormat(name: FormatName, { publicUrl, database }: House): ExportFormat {
  switch (name) {
    case 'csv':
      return {
        extension: 'csv',
        contentType: 'text/csv; charset=utf-8; header=present',
        open: byRow(database.pool, csv),
      }
    case 'ndjson':
      return {
        extension: 'ndjson',
        contentType: 'application/x-ndjson; charset=utf-8',
        open: byRow(database.pool, ndjson),
      }
    case 'fhir':
      return {
        extension: 'fhir.ndjson',
        contentType: 'application/fhir+ndjson; charset=utf-8',
        open: byRow(database.pool, fhir({ url: publicUrl.base })),
      }
    default:
      return name satisfies never
  }
}
