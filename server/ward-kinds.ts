/** A ward has beds, and a patient is on one at a time; teams care for patients wherever they are. */
export const wardKinds = ['ward', 'team'] as const
export type WardKind = (typeof wardKinds)[number]

/** As what somebody is put on a ward: in charge of it, working there, giving an opinion. */
export const wardCapacities = ['lead', 'member', 'visiting'] as const

/** Covering is for somebody, for a time; who covers is as much of the ward as whom they cover. */
export type WardCapacity = (typeof wardCapacities)[number] | 'covering'

/** How a time on a ward ends: ended by hand, by an end that was set when it began, or as the ward was closed. */
export type MembershipEnd = 'by-hand' | 'in-time' | 'with-the-ward'
