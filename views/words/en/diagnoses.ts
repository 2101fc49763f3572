/** What is said of coded diagnoses and their table, in English. */
export const diagnoses = {
  'diagnoses.menu': 'Diagnosis codes',
  'diagnoses.table.heading': 'Diagnosis codes',
  'diagnoses.table.lead':
    'The codes from which diagnoses are picked in encounters. A table that you import takes the place of the one that is in use: codes that it has no more are withdrawn, and stay in the records that name them.',
  'diagnoses.table.in-use': 'In use now',
  'diagnoses.table.none': 'No table has been imported. Diagnoses can be written in words only.',
  'diagnoses.table.caption': 'What is in use',
  'diagnoses.table.system': 'Code system',
  'diagnoses.table.used': 'Codes in use',
  'diagnoses.table.withdrawn': 'Withdrawn',
  'diagnoses.table.changed': 'Last changed',
  'diagnoses.table.import': 'Import a table',
  'diagnoses.table.source': 'Where the table comes from',
  'diagnoses.table.source.file': 'A table of your own',
  'diagnoses.table.source.sample':
    'The sample: ICD-10-CM 2022 (CMS and NCHS, public domain; compiled by icd10us, CC BY 4.0)',
  'diagnoses.table.system-of-file': 'Code system of your table',
  'diagnoses.table.file': 'File',
  'diagnoses.table.file-hint': 'A CSV file. It is read into the field below.',
  'diagnoses.table.text': 'Table',
  'diagnoses.table.text-hint':
    'The text of a CSV file with a heading: one column is called “code”, one “title”. Do not import a text that you have no licence for.',
  'diagnoses.table.check': 'Show what would change',
  'diagnoses.table.do-import': 'Import',
  'diagnoses.table.would': 'What an import would change',
  'diagnoses.table.faulty': 'This table cannot be taken',
  'diagnoses.table.nothing': 'Nothing would change: all {total, number} codes of it are in use already.',
  'diagnoses.table.counts':
    'Of {total, number} codes: {added, number} added, {usedAgain, number} used again, {changed, number} with another title, {withdrawn, number} withdrawn.',
  'diagnoses.table.many-withdrawn':
    'More than half of the codes in use would be withdrawn. Check that this is the whole table, and the right code system.',
  'diagnoses.table.shown': 'The first {shown, number} of {total, number} changes are shown.',
  'diagnoses.table.change': 'Change',
  'diagnoses.table.code': 'Code',
  'diagnoses.table.title': 'Title',
  'diagnoses.table.before': 'now: {title}',
  'diagnoses.becomes.added': 'Added',
  'diagnoses.becomes.changed': 'Changed',
  'diagnoses.becomes.withdrawn': 'Withdrawn',
  'diagnoses.becomes.used-again': 'Used again',
  'diagnoses.system.icd-10': 'ICD-10 (WHO)',
  'diagnoses.system.icd-10-cm': 'ICD-10-CM',
  'diagnoses.system.icd-10-gm': 'ICD-10-GM',
  'diagnoses.notice.imported':
    'The table is imported: {added, number} codes added, {usedAgain, number} used again, {changed, number} changed, {withdrawn, number} withdrawn.',
  'diagnoses.fault.quote-open':
    'The table ends within double quotes. It may have been cut off: take the whole file.',
  'diagnoses.fault.columns':
    'The first line does not name the columns. One must be called “code”, one “title”.',
  'diagnoses.fault.empty': 'The table has a heading, and no codes.',
  'diagnoses.fault.code':
    'Line {line}: “{code}” is no code. It begins with a letter and has letters, digits and a dot.',
  'diagnoses.fault.title': 'Line {line}: {code} has no title, or one of more than {max} characters.',
  'diagnoses.fault.twice': 'Line {line}: {code} stands there twice, with different titles.',
  'diagnoses.fault.more': '{left, plural, one {# more fault is} other {# more faults are}} not shown.',
  'diagnoses.combobox.found': 'Found: {count}. Use the arrow keys to choose.',
  'diagnoses.combobox.more': 'The first {count} are shown, and there are more. Type another word.',
  'diagnoses.combobox.none': 'No code fits. What you typed is recorded in your words.',
  'diagnoses.combobox.failed': 'Codes cannot be searched just now. What you typed is recorded in your words.',
} as const
