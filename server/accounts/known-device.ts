/** A browser in which people have signed in completely: on a ward several share one. */
export type KnownDevice = { readonly id: string; readonly userIds: readonly string[] }

/** The id of the device, if this person has signed in from it before. */
export const knownTo = (device: KnownDevice | undefined, userId: string): string | undefined =>
  device?.userIds.includes(userId) === true ? device.id : undefined

/**
 * The people who have signed in from the device, as one text: what counts for them counts over all browsers of theirs, so
 * that nobody gets new tries with each browser that they sign in from.
 */
export const peopleOf = ({ userIds }: KnownDevice): string => userIds.toSorted().join(' ')
