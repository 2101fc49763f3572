/** What the events of this room are called in the audit log. */
export const eventWords = {
  viewed: 'Facility settings opened',
  changed: 'Facility settings changed',
  changeViewed: 'Proposed change of a setting opened',
  proposed: 'Change of a setting proposed',
  approved: 'Change of a setting approved',
  refused: 'Change of a setting not approved',
  withdrawn: 'Change of a setting withdrawn',
  superseded: 'Change of a setting came to nothing',
} as const
