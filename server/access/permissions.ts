/** Everything a role can be allowed to do, with the words shown on the roles page. */
export const permissions = {
  'chart.read': 'Open the clinical chart of patients in one’s care',
  'chart.write': 'Record encounters, allergies and conditions',
  'demographics.read': 'See who a patient is, without clinical fields',
  'demographics.write': 'Register patients and change their contact details',
  'care-team.manage': 'Set who belongs to a patient’s care team',
  'prescription.read': 'See prescriptions',
  'prescription.write': 'Draft and cancel one’s own prescriptions',
  'prescription.sign': 'Sign one’s own prescriptions',
  'prescription.dispense': 'Dispense approved prescriptions',
  'emergency-access.use': 'Break the glass in an emergency',
  'emergency-access.review': 'Review emergency access by others',
  'own-record.read': 'Read one’s own record and who opened it',
  'audit.read': 'Search and read the audit log',
  'audit.export': 'Export the audit log',
  'disclosures.read': 'See who opened the record of a patient in one’s care',
  'page.edit': 'Write and change pages',
  'page.publish': 'Publish and withdraw pages',
  'user.manage': 'Create users and change their roles',
  'role.manage': 'Change what roles may do',
  'role.approve': 'Approve changes of rights that others propose',
  'access.manage': 'Set from when and where people may use MedGuard',
  'facility.manage': 'Change what the facility sets for everybody',
  'security.read': 'See alerts and the state of security',
  'session.manage': 'See and end anyone’s sessions',
} as const

export type Permission = keyof typeof permissions
