import type { DiagnosisCodeRow } from '../../models/queries/diagnoses/diagnosis-codes.ts'

/** A code as it is chosen: what its form sends, its title, and the code itself. */
export const optionOf = ({ system, code, title }: DiagnosisCodeRow) => ({
  code: `${system}|${code}`,
  label: title,
  detail: code,
})
