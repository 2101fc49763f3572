/** What the events of this room are called in the audit log. */
export const eventWords = {
  searched: 'Codes of diagnoses searched',
  viewed: 'Table of diagnosis codes opened',
  imported: 'Table of diagnosis codes imported',
} as const
