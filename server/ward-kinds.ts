/** A ward has beds, and a patient is on one at a time; teams care for patients wherever they are. */
export const wardKinds = ['ward', 'team'] as const
export type WardKind = (typeof wardKinds)[number]

/** As what somebody is put on a ward: in charge of it, working there, giving an opinion, or covering for somebody for a time. */
export const wardCapacities = ['lead', 'member', 'visiting', 'covering'] as const
export type WardCapacity = (typeof wardCapacities)[number]

/** How a time on a ward ends: ended by hand, by an end that was set when it began, or as the ward was closed. */
export type MembershipEnd = 'by-hand' | 'in-time' | 'with-the-ward'
