import type { PublicUrl } from '../../mail/public-url.ts'
import { paths } from '../../paths.ts'
import { reasonText } from './export-reason.ts'
import { filterWords, filtersOf } from './filter-words.ts'
import type { ExportRecord } from './read-export.ts'

/** How to check a file, one step after the other. @param format of the file */
export function howToVerify(format: string, fileName: string): readonly string[] {
  const digest = `sha256sum -c ${fileName}.sha256`
  return format === 'ndjson' ? [digest, `npx medguard audit-verify ${fileName} --public-key PEM`] : [digest]
}

type Facts = {
  readonly id: string
  readonly installation: string
  readonly fileName: string
  readonly format: string
  readonly filters: Readonly<Record<string, string>>
  readonly reason: string
  readonly exportedBy: {
    readonly id: string | null
    readonly name: string | null
    readonly role: string | null
  }
  readonly startedAt: Date
  readonly finishedAt: Date | null
  readonly complete: boolean
  readonly rows: number
  readonly bytes: number | null
  readonly sha256: string | null
  readonly checkpoint: string | null
}

/** What is to be known of an exported file, as JSON: to be kept beside it. */
export const manifestJson = (facts: Facts): string =>
  `${JSON.stringify(
    {
      ...facts,
      filtersInWords: filterWords(facts.filters).map(({ key, value }) => `${key}: ${value}`),
      verify: howToVerify(facts.format, facts.fileName),
    },
    null,
    2,
  )}\n`

/**
 * The manifest of an export that somebody made in the browser.
 * @param checkpoint the signed head of the log when the file was begun
 */
export function manifestOf(record: ExportRecord, publicUrl: PublicUrl, checkpoint: string | null): string {
  const { state, began, details, ended, standing } = record
  return manifestJson({
    id: state.id,
    installation: publicUrl.link(paths.auditExportRecord(state.id)),
    fileName: state.fileName,
    format: String(details['format']),
    filters: filtersOf(details),
    reason: reasonText(details['reason'], details['reasonWords']),
    exportedBy: { id: began.actorId, name: began.actorName, role: began.actorRole },
    startedAt: began.occurredAt,
    finishedAt: ended?.occurredAt ?? null,
    complete: standing === 'complete',
    rows: state.rows,
    bytes: record.bytes ?? null,
    sha256: record.sha256 ?? null,
    checkpoint,
  })
}

/** The file that `sha256sum -c` takes: digest, two spaces, name. */
export const digestFile = (sha256: string, fileName: string): string => `${sha256}  ${fileName}\n`
