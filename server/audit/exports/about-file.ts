import type { PublicUrl } from '../../mail/public-url.ts'
import { reasonText, type ExportReason } from './export-reason.ts'

/** What a file says of itself to people: which export it is, of which installation, whose, when and why. */
export const aboutFile = (made: {
  readonly id: string
  readonly publicUrl: PublicUrl
  readonly at: Date
  readonly by: Readonly<Record<string, string | null>>
  readonly reason: ExportReason
}): Readonly<Record<string, unknown>> => ({
  export: made.id,
  installation: made.publicUrl.base,
  exportedAt: made.at.toISOString(),
  exportedBy: made.by,
  reason: reasonText(made.reason.reason, made.reason.reasonWords),
})
