import { openAuditCursor } from '../../../models/queries/audit/audit-cursor.ts'
import { readLastCheckpoint } from '../../../models/queries/audit/tree/verify-tree.ts'
import type { Services } from '../../services.ts'
import { fhir } from './export-fhir.ts'
import { csvPieces } from './csv-pieces.ts'
import type { ExportRequest } from './export-request.ts'
import { proofPieces } from './proof-pieces.ts'
import type { RowForm } from './row-form.ts'
import { rowPieces } from './row-pieces.ts'
import type { PieceSource } from '../stream-export.ts'

export const formatNames = ['csv', 'ndjson', 'fhir'] as const
export type FormatName = (typeof formatNames)[number]

/** @returns undefined where there is no format of this name */
export const readFormatName = (text: string): FormatName | undefined =>
  formatNames.find((name) => name === text)

/** How the log becomes a file. */
export type ExportFormat = {
  readonly extension: string
  readonly contentType: string
  /** Begins to read; the source must be closed. */
  readonly open: OpenSource
}

type NeededServices = Pick<Services, 'publicUrl' | 'database' | 'prepared' | 'sealing' | 'auditKeys'>

type OpenSource = (asked: ExportRequest) => Promise<PieceSource>

const byRow =
  ({ database }: NeededServices, form: RowForm): OpenSource =>
  async ({ criteria, exceptId }) =>
    rowPieces(await openAuditCursor(database.pool, criteria, exceptId), form)

/** Says which signed tree there was when the file was begun. */
const withHead =
  ({ prepared }: NeededServices, open: OpenSource): OpenSource =>
  async (asked) => {
    const checkpoint = await readLastCheckpoint(prepared)
    const source = await open(asked)
    return checkpoint === undefined ? source : { ...source, leaves: checkpoint.size }
  }

/** How the log becomes a file of this format. */
export function exportFormat(name: FormatName, house: NeededServices): ExportFormat {
  switch (name) {
    case 'csv':
      return {
        extension: 'csv',
        contentType: 'text/csv; charset=utf-8; header=present',
        open: withHead(house, (asked) => csvPieces(house.database.pool, asked)),
      }
    case 'ndjson':
      return {
        extension: 'ndjson',
        contentType: 'application/x-ndjson; charset=utf-8',
        open: (asked) => proofPieces(house, asked),
      }
    case 'fhir':
      return {
        extension: 'fhir.ndjson',
        contentType: 'application/fhir+ndjson; charset=utf-8',
        open: withHead(house, byRow(house, fhir({ url: house.publicUrl.base }))),
      }
    default:
      return name satisfies never
  }
}
