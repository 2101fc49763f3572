/** What the audit log calls what is done with the catalogue of medicines. */
export const catalogueEventWords = {
  searched: 'Medicines looked up',
  exported: 'Catalogue of medicines taken as a file',
  importOpened: 'Import of medicines opened',
  changed: 'Catalogue of medicines changed',
} as const
