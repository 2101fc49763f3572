/** For whom requests count of anyone who has proved a password. */
export const personAsking = (userId: string): string => `person ${userId}`
