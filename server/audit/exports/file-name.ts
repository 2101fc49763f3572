import type { LogSearchRequest } from '../asked-criteria.ts'

/**
 * `medguard-audit_2026-03-01_to_2026-03-04_<id>.csv`: without a beginning it is left out, without an end it is today.
 * The id leads from the file to what is known of it.
 */
export function exportFileName(
  typed: LogSearchRequest['typed'],
  made: { readonly id: string; readonly extension: string; readonly today: string },
): string {
  const from = typed.from === undefined ? '' : `_${typed.from.slice(0, 10)}`
  return `medguard-audit${from}_to_${(typed.to ?? made.today).slice(0, 10)}_${made.id}.${made.extension}`
}
