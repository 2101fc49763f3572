import type { PublicUrl } from '../mail/public-url.ts'
import { csv } from './export-csv.ts'
import { fhir } from './export-fhir.ts'
import { ndjson } from './export-ndjson.ts'
import type { ExportFormat } from './stream-export.ts'

export const formatNames = ['csv', 'ndjson', 'fhir'] as const
export type FormatName = (typeof formatNames)[number]

/** @returns undefined where there is no format of this name */
export const readFormatName = (text: string): FormatName | undefined =>
  formatNames.find((name) => name === text)

/** How rows become a file of this format. @param publicUrl names the installation in what is exported */
export function exportFormat(name: FormatName, publicUrl: PublicUrl): ExportFormat {
  switch (name) {
    case 'csv':
      return csv
    case 'ndjson':
      return ndjson
    case 'fhir':
      return fhir({ url: publicUrl.base })
    default:
      return name satisfies never
  }
}
