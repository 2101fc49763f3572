import { codeText } from '../format.ts'

const words: Readonly<Record<string, string>> = {
  draft: 'Not signed',
  unknown: 'Not known whether current',
}

/** The state of a prescription, in words. */
export const prescriptionStatusText = (status: string): string => words[status] ?? codeText(status)
